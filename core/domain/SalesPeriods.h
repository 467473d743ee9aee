// SPDX-License-Identifier: Apache-2.0
// The buckets of a sales report: calendar periods of a time zone (contract section 10, ruling 19). The service's report and
// the desk's figures have the same.
// Pure functions; safe on any thread.
#pragma once

#include "core/base/UtcTime.h"

#include <QDate>
#include <QLatin1StringView>
#include <QStringView>
#include <QTimeZone>

#include <optional>
#include <vector>

namespace ch {

enum class SalesBucket { Hour, Day, Week, Month, Quarter, Year };

QLatin1StringView nameOf(SalesBucket bucket);
std::optional<SalesBucket> salesBucketFromName(QStringView name);

struct SalesPeriod
{
    /// A local date ("2011-09-01"), for hours with time and offset ("2011-09-01T13:00:00+01:00").
    QByteArray label;
    UtcTime start;
};

inline constexpr size_t kMostSalesPeriods = 10'000;

/// The periods that [from, to) touches, oldest first; the first begins at or before `from`. `weekStart` 1 (Monday) – 7.
/// Nothing if there would be more than kMostSalesPeriods.
std::optional<std::vector<SalesPeriod>> salesPeriods(SalesBucket bucket, UtcTime from, UtcTime to,
                                                     const QTimeZone& zone, int weekStart);
/// The same for whole days, both included, without asking the zone for each: the first day of each period. Not for hours.
std::vector<QDate> salesPeriodDays(SalesBucket bucket, QDate from, QDate to, const QTimeZone& zone, int weekStart);

/// When the day begins on the zone's clock; of a day that the zone skipped, the next one.
UtcTime startOfSalesDay(QDate day, const QTimeZone& zone);

struct TimeSpan
{
    UtcTime from;
    /// Excluded.
    UtcTime to;

    friend bool operator==(const TimeSpan&, const TimeSpan&) = default;
};
/// When the clock of the zone shows that hour (0–23) on such weekdays (1 Monday – 7) within [from, to): a day may have none
/// or two where the clock changes.
std::vector<TimeSpan> weekHours(int weekday, int hour, const TimeSpan& within, const QTimeZone& zone);

} // namespace ch
