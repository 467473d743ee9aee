// SPDX-License-Identifier: Apache-2.0
// What the shop sold: figures, a chart over time, what they are made of; every one opens the orders that it counts. For roles
// that see money.
// Thread of the windows.
#pragma once

#include "ui/kit/Page.h"
#include "ui/sales/FigureCard.h"
#include "ui/sales/PeriodPicker.h"
#include "ui/sales/SalesFigureView.h"

#include <QElapsedTimer>
#include <QTimer>

namespace ch::ui {

class SalesFiles;

class SalesPage : public Page
{
    Q_OBJECT

public:
    explicit SalesPage(UiContext& context, QWidget* parent = nullptr);

    void enter() override;
    QList<QAction*> commands() const override;

    /// What a person chooses: kept for the next time.
    void choose(const PeriodChoice& choice);
    void chooseBucket(SalesBucket bucket);
    /// Only these in the chart and the figures above it; empty: all. Not kept.
    void narrowTo(const QString& sku, const QString& country);
    const PeriodChoice& choice() const { return m_choice; }
    /// Null before the page was shown for the first time.
    SalesFigureView* view() const { return m_view; }
    SalesFiles& files() const { return *m_files; }
    /// Whether answers are still to come to what was asked last.
    bool isAsking() const { return m_asking > 0; }
    /// One page of the days shown.
    Result<QByteArray> reportPdf();

Q_SIGNALS:
    /// The list of products is to show these.
    void productsAsked(const ch::ProductQuery& query);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void build();
    void addCommands();
    void connectStores();
    void retranslate();
    void restore();
    void remember() const;
    /// The days of the preset as of today.
    void settleDays();
    /// Null: not known, or there is none.
    QDate oldest() const { return m_known ? m_known->from : QDate(); }

    void askAgain();
    void ask();
    void answered();
    void askStock();
    void onOverview(quint64 generation, const Result<desk::SalesOverview>& overview);
    void onBreakdown(quint64 generation, const Result<desk::SalesBreakdown>& breakdown);
    void onStock(const Result<StockWorth>& stock);
    void showProblem(const Error& error);

    void showRefunds(const RefundQuery& query);
    void saveCard(const FigureCard& card, FigureFile kind);
    void saveReport();
    QString fileName(const QString& what) const;
    QString subtitle() const;

    UiContext& m_context;
    SalesFiles* m_files;
    SalesFigureView* m_view = nullptr;
    QAction* m_days;
    QAction* m_compare;
    QAction* m_report;

    PeriodChoice m_choice;
    /// Nothing: as fits the days.
    std::optional<SalesBucket> m_bucket;
    QString m_sku;
    QString m_country;
    std::optional<SalesDays> m_known;
    quint64 m_generation = 0;
    int m_asking = 0;
    /// Something changed while it was being read, or hidden.
    bool m_isStale = true;
    QTimer m_wait;
    QTimer m_clock;
    QElapsedTimer m_stockAge;
};

} // namespace ch::ui
