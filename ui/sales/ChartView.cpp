// SPDX-License-Identifier: Apache-2.0
#include "ui/sales/ChartView.h"

#include <QBarSet>
#include <QCategoryAxis>
#include <QChart>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QLineSeries>
#include <QPainter>
#include <QScatterSeries>
#include <QStackedBarSeries>

#include <cmath>

namespace ch::ui {

namespace {

constexpr int kMostDots = 62;
/// For half of the highest label, and of the last.
constexpr int kTopRoom = 8;
constexpr int kRightRoom = 16;
constexpr int kBottomRoom = 2;

QBarSet* barSet(const std::vector<double>& values, const QBrush& brush)
{
    auto* set = new QBarSet({});
    set->setBrush(brush);
    set->setPen(Qt::NoPen);
    for (const double value : values)
        set->append(value);
    return set;
}

QLineSeries* lineSeries(const std::vector<double>& values, const QPen& pen)
{
    auto* series = new QLineSeries;
    series->setPen(pen);
    QList<QPointF> points;
    points.reserve(qsizetype(values.size()));
    for (size_t i = 0; i < values.size(); ++i)
        points.append(QPointF(double(i), values[i]));
    series->replace(points);
    return series;
}

} // namespace

std::vector<double> niceValues(double lowest, double highest)
{
    const double low = std::min(0.0, lowest);
    const double high = std::max(highest, low < 0 ? 0.0 : 1.0);
    const double rough = (high - low) / 4;
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= rough) {
            step = factor * power;
            break;
        }
    }
    std::vector<double> values;
    for (auto steps = qint64(std::floor(low / step)); double(steps) * step < high + step * 0.999; ++steps)
        values.push_back(double(steps) * step);
    return values;
}

struct ChartView::Parts
{
    QGraphicsScene scene;
    QChart* chart = nullptr;
    QCategoryAxis* places = nullptr;
    QCategoryAxis* values = nullptr;

    void attach(QAbstractSeries* series) const
    {
        chart->addSeries(series);
        series->attachAxis(places);
        series->attachAxis(values);
    }
};

ChartView::ChartView() = default;

ChartView::~ChartView() = default;

void ChartView::setFigures(const ChartFigures& figures)
{
    m_figures = figures;
}

void ChartView::build(const ChartColors& colors)
{
    // A new one each time: what a chart has taken out stays to be seen until the event loop comes round.
    m_parts = std::make_unique<Parts>();
    m_parts->chart = new QChart;
    QChart& chart = *m_parts->chart;
    chart.legend()->hide();
    // The frame of the focus runs along the edges: no label touches it.
    chart.setMargins(QMargins(kGrid, kTopRoom, kRightRoom, kGrid / 2));
    chart.layout()->setContentsMargins(0, 0, 0, 0);
    chart.setBackgroundVisible(false);
    m_parts->scene.addItem(m_parts->chart);
    const int places = m_figures.places();
    const auto makeAxis = [&](const std::vector<ChartFigures::Tick>& ticks) {
        auto* axis = new QCategoryAxis;
        axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
        axis->setLabelsFont(fontOf(TextStyle::Caption));
        axis->setLabelsColor(colors.muted);
        axis->setLinePen(Qt::NoPen);
        axis->setGridLinePen(QPen(colors.grid, 1));
        axis->setTruncateLabels(false);
        // Two labels of one text would be one: what is added makes no difference to the eye.
        QString apart;
        for (const ChartFigures::Tick& tick : ticks) {
            axis->append(tick.text + apart, tick.at);
            apart += QChar(0x200B);
        }
        return axis;
    };
    m_parts->places = makeAxis(m_figures.ticks);
    m_parts->places->setGridLineVisible(false);
    m_parts->places->setRange(-0.5, places - 0.5);
    m_parts->values = makeAxis(m_figures.values);
    if (!m_figures.values.empty())
        m_parts->values->setRange(m_figures.values.front().at, m_figures.values.back().at);
    chart.addAxis(m_parts->places, Qt::AlignBottom);
    chart.addAxis(m_parts->values, Qt::AlignLeft);

    if (isDense())
        return;
    if (!m_figures.bars.empty()) {
        std::vector<double> bars = m_figures.bars;
        std::vector<double> unfinished;
        if (m_figures.unfinished >= 0 && m_figures.unfinished < places) {
            unfinished.assign(bars.size(), 0);
            std::swap(unfinished[size_t(m_figures.unfinished)], bars[size_t(m_figures.unfinished)]);
        }
        auto* series = new QStackedBarSeries;
        series->setBarWidth(barShare());
        series->append(barSet(bars, colors.main));
        if (!unfinished.empty())
            series->append(barSet(unfinished, colors.unfinished));
        if (!m_figures.minusBars.empty())
            series->append(barSet(m_figures.minusBars, colors.minus));
        m_parts->attach(series);
    }
    if (!m_figures.before.empty()) {
        std::vector<double> before = m_figures.before;
        before.resize(std::min(before.size(), size_t(places)));
        QPen pen(colors.before, 1.6, Qt::DashLine);
        pen.setDashPattern({3, 2.5});
        m_parts->attach(lineSeries(before, pen));
        if (before.size() == 1) {
            auto* dot = new QScatterSeries;
            dot->setColor(colors.before);
            dot->setBorderColor(colors.surface);
            dot->setMarkerSize(9);
            dot->append(0, before.front());
            m_parts->attach(dot);
        }
    }
    if (!m_figures.line.empty()) {
        // What is not over yet is no fall.
        const bool endsEarly = m_figures.unfinished > 0 && m_figures.unfinished + 1 == places;
        const std::vector<double> over(m_figures.line.begin(), m_figures.line.end() - (endsEarly ? 1 : 0));
        m_parts->attach(lineSeries(over, QPen(colors.line, 1.8)));
        if (places <= kMostDots) {
            auto* dots = new QScatterSeries;
            dots->setColor(colors.line);
            dots->setBorderColor(colors.surface);
            dots->setMarkerSize(7);
            for (size_t i = 0; i < m_figures.line.size(); ++i)
                dots->append(double(i), m_figures.line[i]);
            m_parts->attach(dots);
        }
    }
}

void ChartView::draw(QPainter& painter, const QRectF& rect, const ChartColors& colors)
{
    build(colors);
    QChart& chart = *m_parts->chart;
    // The labels below take the room of one line more than the chart thinks.
    const QRectF area(QPointF(), rect.size() - QSizeF(0, kBottomRoom));
    m_parts->scene.setSceneRect(area);
    chart.setGeometry(area);
    chart.layout()->activate();
    m_plot = chart.plotArea().translated(rect.topLeft());
    m_parts->scene.render(&painter, QRectF(rect.topLeft(), area.size()), area, Qt::IgnoreAspectRatio);
    if (isDense())
        drawDense(painter, colors);
    else
        outlineUnfinished(painter, colors);
    // The line of zero is what bars stand on.
    if (m_figures.values.empty())
        return;
    painter.setPen(QPen(colors.muted, 1));
    const qreal zero = std::round(heightOf(0)) + 0.5;
    painter.drawLine(QPointF(m_plot.left(), zero), QPointF(m_plot.right(), zero));
}

qreal ChartView::middleOf(size_t place) const
{
    return m_plot.left() + (double(place) + 0.5) * m_plot.width() / m_figures.places();
}

double ChartView::barShare() const
{
    return m_figures.places() > kMostDots ? 0.86 : 0.72;
}

void ChartView::outlineUnfinished(QPainter& painter, const ChartColors& colors) const
{
    const auto place = size_t(std::max(0, m_figures.unfinished));
    if (m_figures.unfinished < 0 || place >= m_figures.bars.size() || m_figures.bars[place] == 0)
        return;
    // Paler than the others by itself it might be taken for another kind. An outline of the set would be one of all places.
    const qreal width = m_plot.width() / m_figures.places() * barShare();
    const QRectF bar(QPointF(middleOf(place) - width / 2, heightOf(m_figures.bars[place])),
                     QPointF(middleOf(place) + width / 2, heightOf(0)));
    painter.setPen(QPen(colors.main, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar.normalized().adjusted(0.5, 0.5, -0.5, 0));
}

void ChartView::drawDense(QPainter& painter, const ChartColors& colors) const
{
    const qreal width = m_plot.width() / m_figures.places();
    const qreal zero = heightOf(0);
    painter.save();
    // Bars that touch each other: smoothed, their edges would let the background through.
    painter.setRenderHint(QPainter::Antialiasing, false);
    const auto drawBars = [&](const std::vector<double>& values, const QColor& color) {
        for (size_t i = 0; i < values.size(); ++i) {
            const bool isUnfinished = int(i) == m_figures.unfinished && &values == &m_figures.bars;
            const QRectF bar(m_plot.left() + double(i) * width, heightOf(values[i]), width, zero - heightOf(values[i]));
            painter.fillRect(bar.normalized(), isUnfinished ? colors.unfinished : color);
        }
    };
    drawBars(m_figures.bars, colors.main);
    drawBars(m_figures.minusBars, colors.minus);
    painter.restore();
    drawThinLine(painter, m_figures.before, colors.before, 1);
    drawThinLine(painter, m_figures.line, colors.line, 1.2);
}

void ChartView::drawThinLine(QPainter& painter, const std::vector<double>& values, const QColor& color,
                             double width) const
{
    const size_t shown = std::min(values.size(), size_t(m_figures.places()));
    QList<QLineF> pieces;
    pieces.reserve(qsizetype(shown));
    // Piece by piece: a path of hundreds of corners that crosses itself takes a hundred times as long.
    for (size_t i = 1; i < shown; ++i)
        pieces.append(QLineF(middleOf(i - 1), heightOf(values[i - 1]), middleOf(i), heightOf(values[i])));
    painter.setPen(QPen(color, width));
    painter.drawLines(pieces);
}

QRectF ChartView::strip(int place) const
{
    const int places = m_figures.places();
    if (place < 0 || place >= places || m_plot.isNull())
        return {};
    const qreal width = m_plot.width() / places;
    return QRectF(m_plot.left() + place * width, m_plot.top(), width, m_plot.height());
}

int ChartView::placeAt(qreal x) const
{
    const int places = m_figures.places();
    if (places == 0 || x < m_plot.left() || x >= m_plot.right())
        return -1;
    return std::clamp(int((x - m_plot.left()) / m_plot.width() * places), 0, places - 1);
}

qreal ChartView::heightOf(double value) const
{
    if (m_figures.values.empty())
        return m_plot.bottom();
    const double low = m_figures.values.front().at;
    const double high = m_figures.values.back().at;
    return m_plot.bottom() - (value - low) / (high - low) * m_plot.height();
}

} // namespace ch::ui
