// SPDX-License-Identifier: Apache-2.0
// Sales over time: one metric in bars, the days before as a dashed line, refunds below zero, today not over yet.
// Thread of the windows.
#pragma once

#include "core/desk/SalesStore.h"
#include "ui/sales/ChartView.h"
#include "ui/sales/FigureChart.h"
#include "ui/sales/SalesWords.h"

namespace ch::ui {

class TimeChart : public FigureChart
{
    Q_OBJECT

public:
    explicit TimeChart(QWidget* parent = nullptr);

    /// `now`: what period is not over yet.
    void setFigures(const desk::SalesOverview& overview, SalesMetric metric, const Formats& formats, UtcTime now);
    const desk::SalesOverview& overview() const { return m_overview; }
    FigureTable table() const;
    /// The first moment of a period within the days shown, and the end of the last one.
    TimeSpan spanOf(int point) const;

    int pointCount() const override { return int(m_overview.now.periods.size()); }
    QStringList pointLines(int point) const override;
    void draw(QPainter& painter, const QRectF& rect, const ChartColors& colors) override;
    QSize sizeHint() const override { return {640, 300}; }
    QSize minimumSizeHint() const override { return {240, 300}; }

protected:
    QRectF pointRect(int point) const override;
    int pointAt(const QPointF& position) const override;
    bool isMinusAt(const QPointF& position) const override;
    bool hasMinus() const override { return m_overview.question.sku.isEmpty(); }

    bool isOfMinus() const override { return m_metric == SalesMetric::Refunds; }

private:
    ChartFigures chartFigures() const;
    UtcTime startOf(size_t point) const;
    bool isUnfinished(size_t point) const;
    QString valueText(qint64 value) const;

    desk::SalesOverview m_overview;
    SalesMetric m_metric = SalesMetric::Net;
    Formats m_formats;
    UtcTime m_now;
    ChartView m_view;
};

} // namespace ch::ui
