// SPDX-License-Identifier: Apache-2.0
// When the shop sells: a cell for each hour of the week, the darker the more.
// Thread of the windows.
#pragma once

#include "core/domain/SalesFigures.h"
#include "ui/sales/FigureChart.h"
#include "ui/sales/SalesWords.h"

namespace ch::ui {

class WeekHeat : public FigureChart
{
    Q_OBJECT

public:
    explicit WeekHeat(QWidget* parent = nullptr);

    /// `metric`: Gross, Orders or Units.
    void setFigures(const WeekSales& week, SalesMetric metric, const Formats& formats, const QString& currency);
    FigureTable table() const;
    /// 1 (Monday) – 7.
    int weekdayOf(int point) const;
    int hourOf(int point) const { return point % 24; }

    int pointCount() const override { return 7 * 24; }
    QStringList pointLines(int point) const override;
    void draw(QPainter& painter, const QRectF& rect, const ChartColors& colors) override;
    QSize sizeHint() const override { return {520, 232}; }
    QSize minimumSizeHint() const override { return {300, 200}; }

protected:
    QRectF pointRect(int point) const override;
    int pointAt(const QPointF& position) const override;
    int neighbour(int point, int key) const override;

private:
    const SalesFigures& figuresOf(int point) const;
    QString dayName(int weekday, QLocale::FormatType format) const;
    QRectF cells(const QRectF& rect) const;
    QRectF cell(const QRectF& cells, int point) const;

    WeekSales m_week{};
    SalesMetric m_metric = SalesMetric::Gross;
    Formats m_formats;
    QString m_currency;
    qint64 m_highest = 0;
};

} // namespace ch::ui
