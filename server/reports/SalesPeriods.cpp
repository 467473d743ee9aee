// SPDX-License-Identifier: Apache-2.0
#include "server/reports/SalesPeriods.h"

#include <QDateTime>

#include <array>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 kHourMs = 3'600'000;
constexpr std::array<QLatin1StringView, 6> kNames{"hour"_L1, "day"_L1, "week"_L1, "month"_L1, "quarter"_L1, "year"_L1};

QDate periodStart(Bucket bucket, QDate day, int weekStart)
{
    switch (bucket) {
    case Bucket::Hour:
    case Bucket::Day:
        return day;
    case Bucket::Week:
        return day.addDays(-((day.dayOfWeek() - weekStart + 7) % 7));
    case Bucket::Month:
        return QDate(day.year(), day.month(), 1);
    case Bucket::Quarter:
        return QDate(day.year(), (day.month() - 1) / 3 * 3 + 1, 1);
    case Bucket::Year:
        return QDate(day.year(), 1, 1);
    }
    Q_UNREACHABLE();
}

QDate nextStart(Bucket bucket, QDate start)
{
    switch (bucket) {
    case Bucket::Hour:
    case Bucket::Day:
        return start.addDays(1);
    case Bucket::Week:
        return start.addDays(7);
    case Bucket::Month:
        return start.addMonths(1);
    case Bucket::Quarter:
        return start.addMonths(3);
    case Bucket::Year:
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
            if (periods.size() == kMostBuckets)
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

QLatin1StringView nameOf(Bucket bucket)
{
    return kNames[size_t(bucket)];
}

std::optional<Bucket> bucketFromName(QStringView name)
{
    for (size_t i = 0; i < kNames.size(); ++i) {
        if (kNames[i] == name)
            return Bucket(i);
    }
    return std::nullopt;
}

std::optional<std::vector<SalesPeriod>> salesPeriods(Bucket bucket, UtcTime from, UtcTime to, const QTimeZone& zone,
                                                     int weekStart)
{
    if (bucket == Bucket::Hour)
        return hourPeriods(from, to, zone);
    std::vector<SalesPeriod> periods;
    QDate day = periodStart(bucket, QDateTime::fromMSecsSinceEpoch(from.epochMs(), zone).date(), weekStart);
    for (;; day = nextStart(bucket, day)) {
        const QDateTime start = day.startOfDay(zone);
        // Samoa had no 30 December 2011: it went to the other side of the date line.
        if (!start.isValid())
            continue;
        if (start.toMSecsSinceEpoch() >= to.epochMs())
            return periods;
        if (periods.size() == kMostBuckets)
            return std::nullopt;
        periods.push_back({day.toString(Qt::ISODate).toLatin1(), UtcTime(start.toMSecsSinceEpoch())});
    }
}

} // namespace ch::server
