// SPDX-License-Identifier: Apache-2.0
// The widgets of the page of sales, and how they show what they are given.
// Thread of the windows.
#pragma once

#include "ui/kit/Widgets.h"
#include "ui/sales/KpiTile.h"
#include "ui/sales/PeriodPicker.h"
#include "ui/sales/SalesBoard.h"
#include "ui/sales/TimeChart.h"

#include <QWidget>

class QScrollArea;

namespace ch::ui {

class FlowLayout;

class SalesFigureView : public QWidget
{
    Q_OBJECT

public:
    explicit SalesFigureView(UiContext& context, QWidget* parent = nullptr);

    PeriodPicker& picker() const { return *m_picker; }
    Notice& notice() const { return *m_notice; }
    SalesBoard& board() const { return *m_board; }
    TimeChart& timeChart() const { return *m_chart; }
    FigureCard& timeCard() const { return *m_timeCard; }
    KpiTile& tile(SalesMetric metric) const { return *m_tiles[size_t(metric)]; }
    SalesMetric metric() const { return m_metric; }
    void setMetric(SalesMetric metric);

    /// What the chart and the figures above it are narrowed to: each goes with a click.
    void setNarrowed(const QString& sku, const QString& country);
    void setOverview(const desk::SalesOverview& overview);
    const desk::SalesOverview& overview() const { return m_overview; }
    void retranslate();

Q_SIGNALS:
    void bucketChosen(ch::SalesBucket bucket);
    void metricChosen();
    /// Empty: no longer.
    void productChosen(const QString& sku);
    void countryChosen(const QString& country);
    void reportAsked();
    void ordersAsked(const ch::OrderQuery& query);
    void refundsAsked(const ch::RefundQuery& query);
    void productsAsked(const ch::ProductQuery& query);
    void fileAsked(ch::ui::FigureCard* card, ch::ui::FigureFile kind);

private:
    QWidget* makeHead();
    QWidget* makeTiles();
    QWidget* makeNarrowed();
    void makeTimeCard();
    void connectParts();
    void showTiles();
    void showChart();
    std::vector<ChartLegend::Entry> legend() const;
    void showOthers();
    void addOther(const CurrencySales& other);
    void openTotal(SalesMetric metric, int what);
    /// Refunds name no product.
    bool knowsRefunds() const { return m_overview.question.sku.isEmpty(); }
    void openPoint(int point, bool isMinus);
    SalesScope scope() const;

    UiContext& m_context;
    desk::SalesOverview m_overview;
    bool m_hasFigures = false;
    SalesMetric m_metric = SalesMetric::Net;

    TextLabel* m_title;
    PeriodPicker* m_picker;
    QPushButton* m_report;
    Notice* m_notice;
    QScrollArea* m_scroll;
    std::array<KpiTile*, kSalesMetrics> m_tiles{};
    SegmentedControl* m_buckets;
    TimeChart* m_chart;
    FigureCard* m_timeCard;
    QString m_sku;
    QString m_country;
    Chip* m_skuChip;
    Chip* m_countryChip;
    QWidget* m_narrowed;
    QWidget* m_others;
    FlowLayout* m_othersRow;
    SalesBoard* m_board;
};

} // namespace ch::ui
