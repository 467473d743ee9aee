// SPDX-License-Identifier: Apache-2.0
#include "ui/sales/WeekHeat.h"

#include "core/base/Money.h"
#include "ui/kit/DatePattern.h"

#include <QPainter>

namespace ch::ui {

namespace {

constexpr int kHourGap = 10;

} // namespace

WeekHeat::WeekHeat(QWidget* parent) : FigureChart(tr("Weekday and hour"), parent) {}

void WeekHeat::setFigures(const WeekSales& week, SalesMetric metric, const Formats& formats, const QString& currency)
{
    m_week = week;
    m_metric = metric;
    m_formats = formats;
    m_currency = currency;
    m_highest = 0;
    for (int i = 0; i < pointCount(); ++i)
        m_highest = std::max(m_highest, valueOf(metric, figuresOf(i)));
    setName(tr("%1 by weekday and hour").arg(words(metric)));
    figuresChanged();
}

int WeekHeat::weekdayOf(int point) const
{
    return (int(m_formats.locale().firstDayOfWeek()) - 1 + point / 24) % 7 + 1;
}

const SalesFigures& WeekHeat::figuresOf(int point) const
{
    return m_week[size_t(weekdayOf(point) - 1)][size_t(hourOf(point))];
}

QString WeekHeat::dayName(int weekday, QLocale::FormatType format) const
{
    return m_formats.locale().standaloneDayName(weekday, format);
}

QStringList WeekHeat::pointLines(int point) const
{
    if (point < 0 || point >= pointCount())
        return {};
    const QLocale& locale = m_formats.locale();
    const QString pattern = DatePattern::hourMinute(locale);
    const int hour = hourOf(point);
    const SalesFigures& figures = figuresOf(point);
    QStringList lines{tr("%1, %2 – %3", "weekday, from hour, to hour")
                          .arg(dayName(weekdayOf(point), QLocale::LongFormat), locale.toString(QTime(hour, 0), pattern),
                               locale.toString(QTime((hour + 1) % 24, 0), pattern))};
    for (const SalesMetric metric : {SalesMetric::Gross, SalesMetric::Orders, SalesMetric::Units})
        lines.push_back(tr("%1: %2", "a figure's name, its value")
                            .arg(words(metric), valueText(metric, valueOf(metric, figures), m_formats, m_currency)));
    return lines;
}

QRectF WeekHeat::cells(const QRectF& rect) const
{
    const QFontMetrics metrics(fontOf(TextStyle::Caption));
    int names = 0;
    for (int day = 1; day <= 7; ++day)
        names = std::max(names, metrics.horizontalAdvance(dayName(day, QLocale::ShortFormat)));
    return rect.adjusted(names + kHourGap, 0, 0, -metrics.height() - 6);
}

QRectF WeekHeat::cell(const QRectF& cells, int point) const
{
    const qreal width = cells.width() / 24;
    const qreal height = cells.height() / 7;
    const int day = point / 24;
    return QRectF(cells.left() + hourOf(point) * width, cells.top() + day * height, width, height)
        .adjusted(1, 1, -1, -1);
}

void WeekHeat::draw(QPainter& painter, const QRectF& rect, const ChartColors& colors)
{
    const QRectF area = cells(rect);
    painter.setFont(fontOf(TextStyle::Caption));
    for (int point = 0; point < pointCount(); ++point) {
        const qint64 value = valueOf(m_metric, figuresOf(point));
        const QRectF each = cell(area, point);
        painter.setPen(Qt::NoPen);
        // Nothing at all looks unlike a little.
        const double share = m_highest > 0 ? double(value) / double(m_highest) : 0;
        QColor empty = colors.grid;
        empty.setAlphaF(0.45F);
        painter.setBrush(value > 0 ? heatOf(0.12 + 0.88 * share, colors) : empty);
        painter.drawRoundedRect(each, 2.5, 2.5);
        if (hourOf(point) != 0)
            continue;
        painter.setPen(colors.muted);
        painter.drawText(QRectF(rect.left(), each.top(), area.left() - rect.left() - kHourGap, each.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, dayName(weekdayOf(point), QLocale::ShortFormat));
    }
    painter.setPen(colors.muted);
    for (int hour = 0; hour < 24; hour += 3) {
        const QRectF each = cell(area, hour);
        painter.drawText(QRectF(each.left(), area.bottom() + 4, 60, 20), Qt::AlignLeft | Qt::AlignTop,
                         m_formats.locale().toString(QTime(hour, 0), DatePattern::hourMinute(m_formats.locale())));
    }
}

QRectF WeekHeat::pointRect(int point) const
{
    return cell(cells(QRectF(rect())), point);
}

int WeekHeat::pointAt(const QPointF& position) const
{
    const QRectF area = cells(QRectF(rect()));
    if (!area.contains(position))
        return -1;
    const int hour = std::clamp(int((position.x() - area.left()) / area.width() * 24), 0, 23);
    const int day = std::clamp(int((position.y() - area.top()) / area.height() * 7), 0, 6);
    return day * 24 + hour;
}

int WeekHeat::neighbour(int point, int key) const
{
    if (point < 0)
        return 0;
    if (key == Qt::Key_Up || key == Qt::Key_PageUp)
        return point >= 24 ? point - 24 : point;
    if (key == Qt::Key_Down || key == Qt::Key_PageDown)
        return point + 24 < pointCount() ? point + 24 : point;
    return FigureChart::neighbour(point, key);
}

FigureTable WeekHeat::table() const
{
    FigureTable table{.title = tr("Weekday and hour"),
                      .columns = {{tr("Weekday"), false},
                                  {tr("Hour"), true},
                                  {words(SalesMetric::Orders), true},
                                  {words(SalesMetric::Units), true},
                                  {words(SalesMetric::Gross), true}},
                      .rows = {},
                      .currency = m_currency};
    for (int point = 0; point < pointCount(); ++point) {
        const SalesFigures& figures = figuresOf(point);
        table.columns[1].inFile.push_back(QTime(hourOf(point), 0).toString(u"HH:mm"));
        table.rows.push_back(
            {dayName(weekdayOf(point), QLocale::LongFormat),
             m_formats.locale().toString(QTime(hourOf(point), 0), DatePattern::hourMinute(m_formats.locale())),
             figures.orders, figures.units,
             TableAmount{.minor = figures.grossMinor, .digits = currencyDigits(m_currency).value_or(2)}});
    }
    return table;
}

} // namespace ch::ui
