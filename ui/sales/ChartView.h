// SPDX-License-Identifier: Apache-2.0
// Bars and lines over axes, drawn by Qt Charts: this and its .cpp are the only files that know it.
// Thread of the windows.
#pragma once

#include "ui/sales/ChartColors.h"

#include <QRectF>
#include <QString>

#include <memory>
#include <vector>

class QPainter;

namespace ch::ui {

/// Values stand one beside the other, each at its place on a line of equal steps.
struct ChartFigures
{
    struct Tick
    {
        double at = 0;
        QString text;
    };

    /// Of each place; empty: no bars.
    std::vector<double> bars{};
    /// Below zero, for what was taken away; as many as bars, or none.
    std::vector<double> minusBars{};
    /// Over the bars.
    std::vector<double> line{};
    /// Behind everything, dashed: what it is compared with. May be shorter or longer than the bars.
    std::vector<double> before{};
    /// The place whose time is not over; -1: all are.
    int unfinished = -1;
    /// Below the places, few enough to be read.
    std::vector<Tick> ticks{};
    /// Left of the values, from the lowest to the highest.
    std::vector<Tick> values{};

    int places() const { return int(std::max(bars.size(), line.size())); }
};

/// More bars than that stand side by side without a gap, and lines are thin.
inline constexpr int kMostBars = 120;

/// Round values from at or below `lowest` to at or above `highest`, four to six of them, always with 0.
std::vector<double> niceValues(double lowest, double highest);

class ChartView
{
public:
    ChartView();
    ~ChartView();

    void setFigures(const ChartFigures& figures);
    void draw(QPainter& painter, const QRectF& rect, const ChartColors& colors);
    /// Of the last drawing, in its coordinates: the strip that belongs to a place, from the highest value to the lowest.
    QRectF strip(int place) const;
    /// -1: none.
    int placeAt(qreal x) const;
    /// Where a value lies.
    qreal heightOf(double value) const;

private:
    struct Parts;
    void build(const ChartColors& colors);
    /// What Qt Charts takes ten times as long for: hundreds of bars, and lines over them.
    void drawDense(QPainter& painter, const ChartColors& colors) const;
    void outlineUnfinished(QPainter& painter, const ChartColors& colors) const;
    /// How much of its place a bar takes.
    double barShare() const;
    void drawThinLine(QPainter& painter, const std::vector<double>& values, const QColor& color, double width) const;
    bool isDense() const { return m_figures.places() > kMostBars; }
    qreal middleOf(size_t place) const;

    ChartFigures m_figures;
    QRectF m_plot;
    std::unique_ptr<Parts> m_parts;
};

} // namespace ch::ui
