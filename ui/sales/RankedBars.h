// SPDX-License-Identifier: Apache-2.0
// Rows with a bar each: products, countries, reasons, the steps of orders. As many rows as fit; the table view has all.
// Thread of the windows.
#pragma once

#include "ui/sales/FigureChart.h"

namespace ch::ui {

struct RankedRow
{
    QString label;
    /// Smaller, behind the label: a SKU.
    QString detail{};
    /// The bar's length.
    double value = 0;
    QString text;
    /// Behind the text: a share.
    QString share{};
    bool isMinus = false;
    /// Further lines of the tip.
    QStringList more{};
};

class RankedBars : public FigureChart
{
    Q_OBJECT

public:
    explicit RankedBars(const QString& name, QWidget* parent = nullptr);

    void setRows(std::vector<RankedRow> rows);
    /// Shown at once; more need the table view.
    void setMostShown(int rows);

    /// Rows that also have refunds: in their menus, and by Shift and Enter.
    void setHasMinus(bool has) { m_hasMinus = has; }

    int pointCount() const override { return std::min(int(m_rows.size()), m_mostShown); }
    QStringList pointLines(int point) const override;
    void draw(QPainter& painter, const QRectF& rect, const ChartColors& colors) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    QRectF pointRect(int point) const override;
    int pointAt(const QPointF& position) const override;
    bool hasMinus() const override { return m_hasMinus; }

private:
    std::vector<RankedRow> m_rows;
    int m_mostShown = 8;
    double m_highest = 0;
    bool m_hasMinus = false;
};

} // namespace ch::ui
