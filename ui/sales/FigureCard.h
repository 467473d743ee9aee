// SPDX-License-Identifier: Apache-2.0
// A card around a chart: the same figures as a table, and both as files.
// Thread of the windows.
#pragma once

#include "ui/kit/Card.h"
#include "ui/sales/FigureChart.h"

#include <QStackedLayout>
#include <QToolButton>

class QAction;

namespace ch::ui {

class ThemedTable;

enum class FigureFile { Png, Svg, Pdf, Xlsx, Csv };

class FigureCard : public Card
{
    Q_OBJECT

public:
    /// Takes the chart.
    explicit FigureCard(FigureChart* chart, QWidget* parent = nullptr);

    FigureChart& chart() const { return *m_chart; }
    /// `emptyText`: what is said instead where there is nothing.
    void setTable(const FigureTable& table, const Formats& formats, const QString& emptyText);
    const FigureTable& table() const { return m_model->table(); }
    /// Below the heading, for one figure of the whole; empty: none.
    void setSummary(const QString& text);
    void setShowsTable(bool shows);
    bool showsTable() const;
    ThemedTable& tableView() const { return *m_tableView; }

Q_SIGNALS:
    void fileAsked(ch::ui::FigureFile kind);
    /// Enter or a double click in the table: as a point of the chart.
    void rowOpened(int row);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void showPart();
    void openMenu();

    FigureChart* m_chart;
    FigureTableModel* m_model;
    ThemedTable* m_tableView;
    TextLabel* m_summary;
    TextLabel* m_empty;
    QStackedLayout* m_stack;
    QToolButton* m_more;
    QAction* m_asTable;
    bool m_isEmpty = false;
};

} // namespace ch::ui
