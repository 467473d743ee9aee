// SPDX-License-Identifier: Apache-2.0
// The buckets of a sales report: calendar periods of a time zone as moments (contract section 10, ruling 19).
// Pure functions; safe on any thread.
#pragma once

#include "core/base/UtcTime.h"

#include <QLatin1StringView>
#include <QStringView>
#include <QTimeZone>

#include <optional>
#include <vector>

namespace ch::server {

enum class Bucket { Hour, Day, Week, Month, Quarter, Year };

QLatin1StringView nameOf(Bucket bucket);
std::optional<Bucket> bucketFromName(QStringView name);

struct SalesPeriod
{
    /// A local date ("2011-09-01"), for hours with time and offset ("2011-09-01T13:00:00+01:00").
    QByteArray label;
    UtcTime start;
};

inline constexpr size_t kMostBuckets = 10'000;

/// The periods that [from, to) touches, oldest first; the first begins at or before `from`. `weekStart` 1 (Monday) – 7.
/// Nothing if there would be more than kMostBuckets.
std::optional<std::vector<SalesPeriod>> salesPeriods(Bucket bucket, UtcTime from, UtcTime to, const QTimeZone& zone,
                                                     int weekStart);

} // namespace ch::server
