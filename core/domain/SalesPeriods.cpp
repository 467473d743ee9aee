// SPDX-License-Identifier: Apache-2.0
#include "core/domain/SalesPeriods.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace ch {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kHourMs = 3'600'000;
constexpr std::array<QLatin1StringView, 6> kNames{"hour"_L1, "day"_L1, "week"_L1, "month"_L1, "quarter"_L1, "year"_L1};

QDate periodStart(SalesBucket bucket, QDate day, int weekStart)
{
    switch (bucket) {
    case SalesBucket::Hour:
    case SalesBucket::Day:
        return day;
    case SalesBucket::Week:
        return day.addDays(-((day.dayOfWeek() - weekStart + 7) % 7));
    case SalesBucket::Month:
        return QDate(day.year(), day.month(), 1);
    case SalesBucket::Quarter:
        return QDate(day.year(), (day.month() - 1) / 3 * 3 + 1, 1);
    case SalesBucket::Year:
        return QDate(day.year(), 1, 1);
    }
    Q_UNREACHABLE();
}

qint64 longestDays(SalesBucket bucket)
{
    constexpr std::array<qint64, 6> kDays{1, 1, 7, 31, 92, 366};
    return kDays[size_t(bucket)];
}

QDate nextStart(SalesBucket bucket, QDate start)
{
    switch (bucket) {
    case SalesBucket::Hour:
    case SalesBucket::Day:
        return start.addDays(1);
    case SalesBucket::Week:
        return start.addDays(7);
    case SalesBucket::Month:
        return start.addMonths(1);
    case SalesBucket::Quarter:
        return start.addMonths(3);
    case SalesBucket::Year:
        return start.addYears(1);
    }
    Q_UNREACHABLE();
}

struct OffsetChange
{
    qint64 atMs = 0;
    qint64 offsetMs = 0;
};

/// Every change of the zone's clock in [fromMs, toMs); changes of the name alone are left out.
std::vector<OffsetChange> offsetChanges(qint64 fromMs, qint64 toMs, const QTimeZone& zone)
{
    const auto utc = [](qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC); };
    std::vector<OffsetChange> changes;
    qint64 offset = zone.offsetFromUtc(utc(fromMs)) * 1000LL;
    for (const QTimeZone::OffsetData& each : zone.transitions(utc(fromMs), utc(toMs))) {
        if (each.offsetFromUtc * 1000LL == offset)
            continue;
        offset = each.offsetFromUtc * 1000LL;
        changes.push_back({each.atUtc.toMSecsSinceEpoch(), offset});
    }
    return changes;
}

/// Days that have no moment: Samoa had no 30 December 2011, it went to the other side of the date line.
std::vector<QDate> skippedDays(QDate from, QDate to, const QTimeZone& zone)
{
    constexpr qint64 kDayMs = 24 * kHourMs;
    std::vector<QDate> days;
    const qint64 fromMs = QDateTime(from, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch() - kDayMs;
    const qint64 toMs = QDateTime(to, QTime(0, 0), Qt::UTC).toMSecsSinceEpoch() + kDayMs;
    qint64 before = zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(fromMs, Qt::UTC)) * 1000LL;
    for (const OffsetChange& change : offsetChanges(fromMs, toMs, zone)) {
        if (change.offsetMs - before >= kDayMs)
            days.push_back(QDateTime::fromMSecsSinceEpoch(change.atMs + before, Qt::UTC).date());
        before = change.offsetMs;
    }
    return days;
}

QByteArray hourLabel(qint64 epochMs, qint64 offsetMs)
{
    const qint64 minutes = std::abs(offsetMs) / 60'000;
    return (QDateTime::fromMSecsSinceEpoch(epochMs + offsetMs, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss"_s) +
            u"%1%2:%3"_s.arg(QChar(offsetMs < 0 ? u'-' : u'+'))
                .arg(minutes / 60, 2, 10, QChar(u'0'))
                .arg(minutes % 60, 2, 10, QChar(u'0')))
        .toLatin1();
}

/// Full hours of the zone's clock. Where the clock is changed within an hour, a bucket ends and another begins, so that
/// each has one offset.
std::optional<std::vector<SalesPeriod>> hourPeriods(UtcTime from, UtcTime to, const QTimeZone& zone)
{
    // The walk begins anywhere in the hour before; what ends at or before `from` is left out.
    const qint64 searchedFrom = from.epochMs() - kHourMs;
    const auto changes = offsetChanges(searchedFrom, to.epochMs(), zone);
    auto next = changes.begin();
    qint64 offset = zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(searchedFrom, Qt::UTC)) * 1000LL;

    std::vector<SalesPeriod> periods;
    for (qint64 start = searchedFrom; start < to.epochMs();) {
        const qint64 intoHour = ((start + offset) % kHourMs + kHourMs) % kHourMs;
        qint64 end = start - intoHour + kHourMs;
        const bool changesBefore = next != changes.end() && next->atMs <= end;
        if (changesBefore)
            end = next->atMs;
        if (end > from.epochMs()) {
            if (periods.size() == kMostSalesPeriods)
                return std::nullopt;
            periods.push_back({hourLabel(start, offset), UtcTime(start)});
        }
        if (changesBefore)
            offset = (next++)->offsetMs;
        start = end;
    }
    return periods;
}

} // namespace

QLatin1StringView nameOf(SalesBucket bucket)
{
    return kNames[size_t(bucket)];
}

std::optional<SalesBucket> salesBucketFromName(QStringView name)
{
    for (size_t i = 0; i < kNames.size(); ++i) {
        if (kNames[i] == name)
            return SalesBucket(i);
    }
    return std::nullopt;
}

std::vector<QDate> salesPeriodDays(SalesBucket bucket, QDate from, QDate to, const QTimeZone& zone, int weekStart)
{
    Q_ASSERT(bucket != SalesBucket::Hour);
    const std::vector<QDate> skipped = skippedDays(from.addDays(-366), to.addDays(1), zone);
    std::vector<QDate> days;
    for (QDate day = periodStart(bucket, from, weekStart); day <= to; day = nextStart(bucket, day)) {
        if (std::ranges::find(skipped, day) == skipped.end())
            days.push_back(day);
    }
    return days;
}

UtcTime startOfSalesDay(QDate day, const QTimeZone& zone)
{
    QDateTime start = day.startOfDay(zone);
    while (!start.isValid()) {
        day = day.addDays(1);
        start = day.startOfDay(zone);
    }
    return UtcTime(start.toMSecsSinceEpoch());
}

std::optional<std::vector<SalesPeriod>> salesPeriods(SalesBucket bucket, UtcTime from, UtcTime to,
                                                     const QTimeZone& zone, int weekStart)
{
    if (bucket == SalesBucket::Hour)
        return hourPeriods(from, to, zone);
    const auto dayOf = [&zone](UtcTime time) { return QDateTime::fromMSecsSinceEpoch(time.epochMs(), zone).date(); };
    const QDate first = dayOf(from);
    const QDate last = dayOf(to.plusMs(-1));
    if (first.daysTo(last) / longestDays(bucket) > qint64(kMostSalesPeriods))
        return std::nullopt;
    const std::vector<QDate> days = salesPeriodDays(bucket, first, last, zone, weekStart);
    if (days.size() > kMostSalesPeriods)
        return std::nullopt;
    std::vector<SalesPeriod> periods;
    periods.reserve(days.size());
    for (const QDate day : days)
        periods.push_back({day.toString(Qt::ISODate).toLatin1(), startOfSalesDay(day, zone)});
    return periods;
}

std::vector<TimeSpan> weekHours(int weekday, int hour, const TimeSpan& within, const QTimeZone& zone)
{
    constexpr qint64 kDayMs = 24 * kHourMs;
    constexpr qint64 kWeekMs = 7 * kDayMs;
    // The first Monday after the epoch, then to the hour of the week.
    const qint64 first = 4 * kDayMs + (weekday - 1) * kDayMs + hour * kHourMs;
    const auto changes = offsetChanges(within.from.epochMs(), within.to.epochMs(), zone);
    std::vector<TimeSpan> spans;
    qint64 start = within.from.epochMs();
    qint64 offset = zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(start, Qt::UTC)) * 1000LL;
    // Between two changes local time is UTC and a constant.
    for (size_t i = 0; i <= changes.size(); ++i) {
        const qint64 end = i < changes.size() ? changes[i].atMs : within.to.epochMs();
        const qint64 sinceFirst = start + offset - first;
        const qint64 intoWeek = ((sinceFirst % kWeekMs) + kWeekMs) % kWeekMs;
        for (qint64 local = start + offset - intoWeek; local - offset < end; local += kWeekMs) {
            const TimeSpan span{UtcTime(std::max(local - offset, start)),
                                UtcTime(std::min(local - offset + kHourMs, end))};
            if (span.from < span.to)
                spans.push_back(span);
        }
        if (i < changes.size()) {
            start = changes[i].atMs;
            offset = changes[i].offsetMs;
        }
    }
    return spans;
}

} // namespace ch
