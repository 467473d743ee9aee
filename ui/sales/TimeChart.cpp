// SPDX-License-Identifier: Apache-2.0
#include "ui/sales/TimeChart.h"

#include "core/base/Money.h"

#include <QDateTime>
#include <QFontMetrics>

namespace ch::ui {

namespace {

constexpr int kTickGap = 22;
constexpr size_t kMeasuredTicks = 60;

TableAmount amount(qint64 minor, const QString& currency)
{
    return {.minor = minor, .digits = currencyDigits(currency).value_or(2)};
}

} // namespace

TimeChart::TimeChart(QWidget* parent) : FigureChart(words(SalesMetric::Net), parent) {}

void TimeChart::setFigures(const desk::SalesOverview& overview, SalesMetric metric, const Formats& formats, UtcTime now)
{
    m_overview = overview;
    m_metric = metric;
    m_formats = formats;
    m_now = now;
    m_view.setFigures(chartFigures());
    setName(tr("%1, %2", "what a chart shows, days").arg(words(metric), daysText(overview.question.days, formats)));
    figuresChanged();
}

QString TimeChart::valueText(qint64 value) const
{
    return ui::valueText(m_metric, value, m_formats, m_overview.currency);
}

UtcTime TimeChart::startOf(size_t point) const
{
    const PeriodSales& period = m_overview.now.periods[point];
    return period.hour ? *period.hour : startOfSalesDay(period.from, m_formats.zone());
}

TimeSpan TimeChart::spanOf(int point) const
{
    const SalesDays& days = m_overview.question.days;
    const TimeSpan all{.from = startOfSalesDay(days.from, m_formats.zone()),
                       .to = startOfSalesDay(days.to.addDays(1), m_formats.zone())};
    const auto place = size_t(point);
    const UtcTime end = place + 1 < m_overview.now.periods.size() ? startOf(place + 1) : all.to;
    return {.from = std::max(startOf(place), all.from), .to = end};
}

bool TimeChart::isUnfinished(size_t point) const
{
    const TimeSpan span = spanOf(int(point));
    return span.from <= m_now && m_now < span.to;
}

QStringList TimeChart::pointLines(int point) const
{
    if (point < 0 || point >= pointCount())
        return {};
    const PeriodSales& period = m_overview.now.periods[size_t(point)];
    const SalesBucket bucket = m_overview.question.bucket;
    QString head = periodText(period, bucket, m_formats);
    if (isUnfinished(size_t(point)))
        head = tr("%1, not over yet", "a day, week or month").arg(head);
    QStringList lines{head};
    const auto say = [&](SalesMetric metric) {
        lines.push_back(tr("%1: %2", "a figure's name, its value")
                            .arg(words(metric), ui::valueText(metric, valueOf(metric, period.figures), m_formats,
                                                              m_overview.currency)));
    };
    say(m_metric);
    if (m_metric == SalesMetric::Net) {
        say(SalesMetric::Gross);
        say(SalesMetric::Refunds);
    }
    if (m_metric != SalesMetric::Orders)
        say(SalesMetric::Orders);
    if (m_overview.before && size_t(point) < m_overview.before->periods.size()) {
        const PeriodSales& before = m_overview.before->periods[size_t(point)];
        const qint64 value = valueOf(m_metric, before.figures);
        const QString change = changeText(valueOf(m_metric, period.figures), value, m_formats);
        QString text =
            tr("%1: %2", "a figure's name, its value").arg(periodText(before, bucket, m_formats), valueText(value));
        if (!change.isEmpty())
            text = tr("%1 (%2)", "a figure of the days before, by how much it changed").arg(text, change);
        lines.push_back(text);
    }
    return lines;
}

ChartFigures TimeChart::chartFigures() const
{
    ChartFigures figures;
    const auto& periods = m_overview.now.periods;
    double lowest = 0;
    double highest = 0;
    const auto note = [&](double value) {
        lowest = std::min(lowest, value);
        highest = std::max(highest, value);
        return value;
    };
    const bool isNet = m_metric == SalesMetric::Net;
    for (size_t i = 0; i < periods.size(); ++i) {
        const SalesFigures& each = periods[i].figures;
        figures.bars.push_back(note(double(isNet ? each.grossMinor : valueOf(m_metric, each))));
        if (isNet) {
            figures.minusBars.push_back(note(double(-each.refundedMinor)));
            figures.line.push_back(note(double(each.netMinor())));
        }
        if (isUnfinished(i))
            figures.unfinished = int(i);
    }
    if (m_overview.before) {
        for (const PeriodSales& period : m_overview.before->periods)
            figures.before.push_back(note(double(valueOf(m_metric, period.figures))));
    }
    for (const double value : niceValues(lowest, highest))
        figures.values.push_back({value, isMoney(m_metric) ? shortMoney(qint64(value), m_overview.currency, m_formats)
                                                           : shortCount(qint64(value), m_formats)});
    return figures;
}

void TimeChart::draw(QPainter& painter, const QRectF& rect, const ChartColors& colors)
{
    ChartFigures figures = chartFigures();
    // As many words below as fit side by side.
    const QFontMetrics metrics(fontOf(TextStyle::Caption));
    const auto& periods = m_overview.now.periods;
    int widest = 1;
    // Of hundreds of days some dozen are as wide as the widest.
    const size_t looked = 1 + periods.size() / kMeasuredTicks;
    for (size_t i = 0; i < periods.size(); i += looked)
        widest =
            std::max(widest, metrics.horizontalAdvance(periodTick(periods[i], m_overview.question.bucket, m_formats)));
    const int room = std::max(1, int(rect.width() - 70) / (widest + kTickGap));
    const size_t step = std::max<size_t>(1, (periods.size() + size_t(room) - 1) / size_t(room));
    for (size_t i = 0; i < periods.size(); i += step)
        figures.ticks.push_back({double(i), periodTick(periods[i], m_overview.question.bucket, m_formats)});
    m_view.setFigures(figures);
    m_view.draw(painter, rect, colors);
}

QRectF TimeChart::pointRect(int point) const
{
    return m_view.strip(point);
}

int TimeChart::pointAt(const QPointF& position) const
{
    return m_view.placeAt(position.x());
}

bool TimeChart::isMinusAt(const QPointF& position) const
{
    return hasMinus() &&
           (m_metric == SalesMetric::Refunds || (m_metric == SalesMetric::Net && position.y() > m_view.heightOf(0)));
}

FigureTable TimeChart::table() const
{
    const QString& currency = m_overview.currency;
    FigureTable table{.title = tr("Sales by %1").arg(words(m_overview.question.bucket).toLower()),
                      .columns = {{tr("Period"), false},
                                  {words(SalesMetric::Orders), true},
                                  {words(SalesMetric::Units), true},
                                  {words(SalesMetric::Gross), true},
                                  {words(SalesMetric::Refunds), true},
                                  {words(SalesMetric::Net), true},
                                  {words(SalesMetric::Average), true}},
                      .rows = {},
                      .currency = currency};
    const bool isCompared = m_overview.before.has_value();
    if (isCompared) {
        table.columns.push_back({tr("Compared with"), false});
        table.columns.push_back({tr("Net revenue then"), true});
        table.columns.push_back({tr("Orders then"), true});
    }
    const SalesBucket bucket = m_overview.question.bucket;
    // Of one product nobody knows what was given back.
    const auto known = [knows = m_overview.question.sku.isEmpty()](const TableAmount& each) {
        return knows ? TableCell(each) : TableCell();
    };
    // "Compared with".
    constexpr size_t kThen = 7;
    for (size_t i = 0; i < m_overview.now.periods.size(); ++i) {
        const PeriodSales& period = m_overview.now.periods[i];
        const SalesFigures& each = period.figures;
        TableRow row{periodText(period, bucket, m_formats),
                     each.orders,
                     each.units,
                     amount(each.grossMinor, currency),
                     known(amount(each.refundedMinor, currency)),
                     known(amount(each.netMinor(), currency)),
                     amount(each.averageMinor(), currency)};
        if (isCompared && i < m_overview.before->periods.size()) {
            const PeriodSales& before = m_overview.before->periods[i];
            table.columns[kThen].inFile.push_back(periodInFile(before, bucket, m_formats.zone()));
            row.insert(row.end(), {periodText(before, bucket, m_formats),
                                   known(amount(before.figures.netMinor(), currency)), before.figures.orders});
        } else if (isCompared) {
            row.insert(row.end(), {std::monostate(), std::monostate(), std::monostate()});
        }
        table.columns.front().inFile.push_back(periodInFile(period, bucket, m_formats.zone()));
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace ch::ui
