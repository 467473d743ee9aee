// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/StockChart.h"

#include "ui/kit/Theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>

namespace ch::ui {

namespace {

constexpr int kHeight = 120;
constexpr int kLeastWidth = 200;
constexpr int kFoot = 20;
/// For the words above the highest line.
constexpr int kTop = 18;

} // namespace

std::vector<StockPoint> stockHistory(const std::vector<Movement>& movements, qint64 onHandNow, size_t most)
{
    // They are told in the order in which they were written, which is not that of their moments where a past was brought in.
    std::vector<Movement> latestFirst = movements;
    std::ranges::stable_sort(latestFirst, std::ranges::greater(), &Movement::at);
    std::vector<StockPoint> points;
    points.reserve(movements.size() + 1);
    qint64 after = onHandNow;
    for (const Movement& movement : latestFirst) {
        if (movement.deltaOnHand == 0)
            continue;
        points.push_back({movement.at, after});
        after -= movement.deltaOnHand;
    }
    // What was there before the oldest of them, until then.
    if (!points.empty())
        points.push_back({points.back().at, after});
    std::ranges::reverse(points);
    if (points.size() <= most || most < 4)
        return points;
    // Of each bucket its first, its least, its greatest and its last, in their order.
    std::vector<StockPoint> fewer;
    const size_t buckets = most / 4;
    for (size_t i = 0; i < buckets; ++i) {
        const auto begin = points.begin() + qptrdiff(i * points.size() / buckets);
        const auto end = points.begin() + qptrdiff((i + 1) * points.size() / buckets);
        const auto [least, greatest] = std::ranges::minmax_element(begin, end, {}, &StockPoint::onHand);
        std::vector<std::vector<StockPoint>::iterator> kept{begin, least, greatest, end - 1};
        std::ranges::sort(kept);
        kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
        for (const auto each : kept)
            fewer.push_back(*each);
    }
    return fewer;
}

StockChart::StockChart(UiContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
}

void StockChart::set(const std::vector<StockPoint>& points, std::optional<qint64> reorderPoint)
{
    m_points = points;
    m_reorderPoint = reorderPoint;
    m_now = m_context.now();
    m_greatest = std::max<qint64>(1, reorderPoint.value_or(0));
    for (const StockPoint& point : points)
        m_greatest = std::max(m_greatest, point.onHand);
    describe();
    update();
}

void StockChart::describe()
{
    if (m_points.empty()) {
        setAccessibleName(tr("Stock over time: nothing is known yet"));
        return;
    }
    const auto [least, greatest] = std::ranges::minmax_element(m_points, {}, &StockPoint::onHand);
    const Formats& formats = m_context.formats();
    setAccessibleName(tr("Stock over time, since %1: from %2 to %3, at least %4, at most %5")
                          .arg(formats.when(m_points.front().at, m_now), formats.count(m_points.front().onHand),
                               formats.count(m_points.back().onHand), formats.count(least->onHand),
                               formats.count(greatest->onHand)));
    setAccessibleDescription(m_reorderPoint ? tr("Reorder at %1").arg(formats.count(*m_reorderPoint)) : QString());
}

QSize StockChart::sizeHint() const
{
    return {2 * kLeastWidth, kHeight};
}

QSize StockChart::minimumSizeHint() const
{
    return {kLeastWidth, kHeight};
}

QRectF StockChart::plot() const
{
    return QRectF(rect()).adjusted(0.5, kTop, -0.5, -kFoot);
}

double StockChart::xOf(UtcTime at) const
{
    const double from = double(m_points.front().at.epochMs());
    const double span = std::max(1.0, double(m_now.epochMs()) - from);
    return plot().left() + std::clamp((double(at.epochMs()) - from) / span, 0.0, 1.0) * plot().width();
}

double StockChart::yOf(qint64 units) const
{
    return plot().bottom() - double(std::max<qint64>(0, units)) / double(m_greatest) * plot().height();
}

void StockChart::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& colors = colorsOf(palette());
    const QRectF area = plot();
    painter.setPen(QPen(colors.border, 1));
    painter.drawLine(QPointF(area.left(), area.bottom()), QPointF(area.right(), area.bottom()));
    painter.setFont(fontOf(TextStyle::Caption));
    if (m_points.empty())
        return;
    QPainterPath line(QPointF(xOf(m_points.front().at), yOf(m_points.front().onHand)));
    for (size_t i = 1; i < m_points.size(); ++i) {
        line.lineTo(xOf(m_points[i].at), line.currentPosition().y());
        line.lineTo(xOf(m_points[i].at), yOf(m_points[i].onHand));
    }
    line.lineTo(area.right(), line.currentPosition().y());
    QPainterPath below(line);
    below.lineTo(area.right(), area.bottom());
    below.lineTo(line.elementAt(0).x, area.bottom());
    below.closeSubpath();
    painter.fillPath(below, colors.accentSoft);
    if (m_reorderPoint) {
        painter.setPen(QPen(colors.warn, 1, Qt::DotLine));
        const double y = yOf(*m_reorderPoint);
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(colors.warn);
        painter.drawText(QRectF(area.left(), y - kTop, area.width(), kTop - 2), int(Qt::AlignLeft | Qt::AlignBottom),
                         tr("Reorder at %1").arg(m_context.formats().count(*m_reorderPoint)));
    }
    painter.setPen(QPen(colors.accent, 1.5));
    painter.drawPath(line);
    const Formats& formats = m_context.formats();
    const QRectF foot(area.left(), area.bottom() + 2, area.width(), kFoot - 2);
    painter.setPen(colors.muted);
    painter.drawText(foot, int(Qt::AlignLeft | Qt::AlignVCenter), formats.dayOf(m_points.front().at, m_now));
    painter.drawText(foot, int(Qt::AlignRight | Qt::AlignVCenter), tr("now"));
    // Where the highest is the reorder point, that says so.
    if (m_greatest != m_reorderPoint)
        painter.drawText(QRectF(area.left(), area.top() - kTop, area.width(), kTop - 2),
                         int(Qt::AlignRight | Qt::AlignBottom), formats.count(m_greatest));
}

bool StockChart::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip || m_points.empty())
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const StockPoint* under = &m_points.front();
    for (const StockPoint& point : m_points) {
        if (xOf(point.at) <= help->pos().x())
            under = &point;
    }
    const Formats& formats = m_context.formats();
    QToolTip::showText(help->globalPos(),
                       tr("%n on hand since %1", nullptr, int(under->onHand)).arg(formats.when(under->at, m_now)),
                       this);
    return true;
}

} // namespace ch::ui
