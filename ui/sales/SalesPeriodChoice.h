// SPDX-License-Identifier: Apache-2.0
// Which days the page shows, in which pieces, and beside which other days.
// Plain values and pure functions; any thread.
#pragma once

#include "core/domain/SalesFigures.h"

#include <QLatin1StringView>
#include <QStringView>

#include <optional>
#include <span>

namespace ch::ui {

enum class SalesPreset {
    Today,
    Yesterday,
    Last7Days,
    Last30Days,
    Last90Days,
    ThisWeek,
    ThisMonth,
    LastMonth,
    ThisQuarter,
    LastQuarter,
    Last12Months,
    ThisYear,
    LastYear,
    AllTime,
    Custom,
};
/// In the order of the menu, without Custom.
std::span<const SalesPreset> allSalesPresets();
/// As kept in the preferences: "last_30_days".
QLatin1StringView nameOf(SalesPreset preset);
std::optional<SalesPreset> salesPresetFromName(QStringView name);

enum class SalesComparison { Nothing, PreviousPeriod, LastYear };
QLatin1StringView nameOf(SalesComparison comparison);
std::optional<SalesComparison> salesComparisonFromName(QStringView name);

struct SalesCalendarNow
{
    QDate today;
    /// 1 (Monday) – 7, as the person's locale begins weeks.
    int weekStart = 1;
    /// The first and last day with figures; nothing: none yet.
    std::optional<SalesDays> known{};
};

/// Not for Custom.
SalesDays daysOf(SalesPreset preset, const SalesCalendarNow& now);
/// Whole months are compared with whole months, weeks with the same weekdays; else the same number of days just before.
SalesDays daysBefore(SalesPreset preset, const SalesDays& days, SalesComparison comparison);

/// Charts draw at most that many points.
inline constexpr int kMostPoints = 1'000;
bool isOffered(SalesBucket bucket, const SalesDays& days);
/// Between a dozen points and some sixty.
SalesBucket bucketFor(const SalesDays& days);

} // namespace ch::ui
