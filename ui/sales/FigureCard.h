// SPDX-License-Identifier: Apache-2.0
// A card around a chart: the same figures as a table, and both as files.
// Thread of the windows.
#pragma once

#include "ui/kit/Card.h"
#include "ui/sales/ChartLegend.h"
#include "ui/sales/FigureChart.h"

#include <QStackedLayout>
#include <QToolButton>

#include <functional>

class QAction;
class QPushButton;
class QGridLayout;

namespace ch::ui {

class ThemedTable;

enum class FigureFile { Png, Svg, Pdf, Xlsx, Csv };

struct SummaryLink
{
    QString name{};
    QString text{};
    /// What a click does.
    QString opens{};
};

class FigureCard : public Card
{
    Q_OBJECT

public:
    /// Takes the chart.
    explicit FigureCard(FigureChart* chart, QWidget* parent = nullptr);

    FigureChart& chart() const { return *m_chart; }
    /// `emptyText`: what is said instead where there is nothing.
    void setTable(const FigureTable& table, const Formats& formats, const QString& emptyText);
    /// The same where the table is long and seldom looked at: made when somebody does.
    void setTableLater(const std::function<FigureTable()>& make, const Formats& formats);
    const FigureTable& table() const;
    /// Below the heading, for one figure of the whole; empty: none.
    void setSummary(const QString& text);
    /// Above the summary, named figures that open what they count: summaryOpened().
    void setSummaryLinks(const std::vector<SummaryLink>& links);
    /// Above the chart; none: hidden.
    void setLegend(const std::vector<ChartLegend::Entry>& entries);
    const ChartLegend& legend() const { return *m_legend; }
    void setShowsTable(bool shows);
    bool showsTable() const;
    ThemedTable& tableView() const { return *m_tableView; }

Q_SIGNALS:
    void fileAsked(ch::ui::FigureFile kind);
    /// Enter or a double click in the table: as a point of the chart.
    void rowOpened(int row);
    /// The place of the link.
    void summaryOpened(int link);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showPart();
    void fillTable(const FigureTable& table, const Formats& formats) const;
    void makeTable() const;
    void openMenu();
    void addLinkRow();

    struct LinkRow
    {
        TextLabel* name = nullptr;
        QPushButton* figure = nullptr;
    };

    FigureChart* m_chart;
    FigureTableModel* m_model;
    ThemedTable* m_tableView;
    QGridLayout* m_linkGrid;
    std::vector<LinkRow> m_links;
    TextLabel* m_summary;
    ChartLegend* m_legend;
    TextLabel* m_empty;
    QStackedLayout* m_stack;
    QToolButton* m_more;
    QAction* m_asTable;
    bool m_isEmpty = false;
    /// Empty: the model has the table.
    mutable std::function<void()> m_makeTable;
};

} // namespace ch::ui
