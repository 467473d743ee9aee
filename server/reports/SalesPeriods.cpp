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

/// The last full hour of the zone's clock at or before the moment, in real time: through a change of the clock too.
qint64 hourStart(qint64 epochMs, const QTimeZone& zone)
{
    const QTime time = QDateTime::fromMSecsSinceEpoch(epochMs, zone).time();
    return epochMs - (time.msecsSinceStartOfDay() % kHourMs);
}

QByteArray hourLabel(qint64 epochMs, const QTimeZone& zone)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(epochMs, zone);
    const int offset = moment.offsetFromUtc();
    const int minutes = std::abs(offset) / 60;
    return (moment.toString(u"yyyy-MM-ddTHH:mm:ss"_s) + u"%1%2:%3"_s.arg(QChar(offset < 0 ? u'-' : u'+'))
                                                            .arg(minutes / 60, 2, 10, QChar(u'0'))
                                                            .arg(minutes % 60, 2, 10, QChar(u'0')))
        .toLatin1();
}

std::optional<std::vector<SalesPeriod>> hourPeriods(UtcTime from, UtcTime to, const QTimeZone& zone)
{
    std::vector<SalesPeriod> periods;
    for (qint64 start = hourStart(from.epochMs(), zone); start < to.epochMs();) {
        if (periods.size() == kMostBuckets)
            return std::nullopt;
        periods.push_back({hourLabel(start, zone), UtcTime(start)});
        // Where the clock changes by half an hour, the next full hour is not an hour away.
        const qint64 aligned = hourStart(start + kHourMs, zone);
        start = aligned > start ? aligned : start + kHourMs;
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
    while (true) {
        const UtcTime start(day.startOfDay(zone).toMSecsSinceEpoch());
        if (start >= to)
            return periods;
        if (periods.size() == kMostBuckets)
            return std::nullopt;
        periods.push_back({day.toString(Qt::ISODate).toLatin1(), start});
        day = nextStart(bucket, day);
    }
}

} // namespace ch::server
