// SPDX-License-Identifier: Apache-2.0
#include "ui/sales/SalesPeriodChoice.h"

#include <array>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kPresets = std::to_array<SalesPreset>(
    {SalesPreset::Today, SalesPreset::Yesterday, SalesPreset::Last7Days, SalesPreset::Last30Days,
     SalesPreset::Last90Days, SalesPreset::ThisWeek, SalesPreset::ThisMonth, SalesPreset::LastMonth,
     SalesPreset::ThisQuarter, SalesPreset::LastQuarter, SalesPreset::Last12Months, SalesPreset::ThisYear,
     SalesPreset::LastYear, SalesPreset::AllTime});
constexpr std::array kPresetNames{"today"_L1,        "yesterday"_L1,    "last_7_days"_L1,    "last_30_days"_L1,
                                  "last_90_days"_L1, "this_week"_L1,    "this_month"_L1,     "last_month"_L1,
                                  "this_quarter"_L1, "last_quarter"_L1, "last_12_months"_L1, "this_year"_L1,
                                  "last_year"_L1,    "all_time"_L1,     "custom"_L1};
constexpr std::array kComparisonNames{"nothing"_L1, "previous_period"_L1, "last_year"_L1};

QDate monthOf(QDate day)
{
    return QDate(day.year(), day.month(), 1);
}

QDate quarterOf(QDate day)
{
    return QDate(day.year(), (day.month() - 1) / 3 * 3 + 1, 1);
}

SalesDays untilNext(QDate first, QDate next)
{
    return {first, next.addDays(-1)};
}

/// Days that begin a month and end one.
std::optional<int> wholeMonths(const SalesDays& days)
{
    if (days.from.day() != 1 || days.to.addDays(1).day() != 1)
        return std::nullopt;
    const QDate next = days.to.addDays(1);
    return (next.year() - days.from.year()) * 12 + next.month() - days.from.month();
}

/// The same date a year before; 29 February is the 28th there.
SalesDays aYearBefore(const SalesDays& days)
{
    if (wholeMonths(days))
        return {days.from.addYears(-1), days.to.addDays(1).addYears(-1).addDays(-1)};
    return {days.from.addYears(-1), days.to.addYears(-1)};
}

} // namespace

std::span<const SalesPreset> allSalesPresets()
{
    return kPresets;
}

QLatin1StringView nameOf(SalesPreset preset)
{
    return kPresetNames[size_t(preset)];
}

std::optional<SalesPreset> salesPresetFromName(QStringView name)
{
    for (size_t i = 0; i < kPresetNames.size(); ++i) {
        if (name == kPresetNames[i])
            return SalesPreset(i);
    }
    return std::nullopt;
}

QLatin1StringView nameOf(SalesComparison comparison)
{
    return kComparisonNames[size_t(comparison)];
}

std::optional<SalesComparison> salesComparisonFromName(QStringView name)
{
    for (size_t i = 0; i < kComparisonNames.size(); ++i) {
        if (name == kComparisonNames[i])
            return SalesComparison(i);
    }
    return std::nullopt;
}

SalesDays daysOf(SalesPreset preset, const SalesCalendarNow& now)
{
    const QDate today = now.today;
    const QDate month = monthOf(today);
    const QDate quarter = quarterOf(today);
    const QDate year(today.year(), 1, 1);
    switch (preset) {
    case SalesPreset::Today:
    case SalesPreset::Custom:
        return {today, today};
    case SalesPreset::Yesterday:
        return {today.addDays(-1), today.addDays(-1)};
    case SalesPreset::Last7Days:
        return {today.addDays(-6), today};
    case SalesPreset::Last30Days:
        return {today.addDays(-29), today};
    case SalesPreset::Last90Days:
        return {today.addDays(-89), today};
    case SalesPreset::ThisWeek:
        return {today.addDays(-((today.dayOfWeek() - now.weekStart + 7) % 7)), today};
    case SalesPreset::ThisMonth:
        return {month, today};
    case SalesPreset::LastMonth:
        return untilNext(month.addMonths(-1), month);
    case SalesPreset::ThisQuarter:
        return {quarter, today};
    case SalesPreset::LastQuarter:
        return untilNext(quarter.addMonths(-3), quarter);
    case SalesPreset::Last12Months:
        return {month.addMonths(-11), today};
    case SalesPreset::ThisYear:
        return {year, today};
    case SalesPreset::LastYear:
        return untilNext(year.addYears(-1), year);
    case SalesPreset::AllTime:
        return now.known ? SalesDays{now.known->from, std::max(now.known->to, now.known->from)}
                         : SalesDays{month, today};
    }
    Q_UNREACHABLE();
}

SalesDays daysBefore(SalesPreset preset, const SalesDays& days, SalesComparison comparison)
{
    if (comparison == SalesComparison::LastYear)
        return aYearBefore(days);
    // What has only begun is compared with as much of the one before.
    switch (preset) {
    case SalesPreset::ThisWeek:
        return {days.from.addDays(-7), days.to.addDays(-7)};
    case SalesPreset::ThisMonth:
        return {days.from.addMonths(-1), days.to.addMonths(-1)};
    case SalesPreset::ThisQuarter:
        return {days.from.addMonths(-3), days.to.addMonths(-3)};
    case SalesPreset::Last12Months:
    case SalesPreset::ThisYear:
        return {days.from.addYears(-1), days.to.addYears(-1)};
    default:
        break;
    }
    if (const auto months = wholeMonths(days))
        return untilNext(days.from.addMonths(-*months), days.from);
    const qint64 length = days.from.daysTo(days.to) + 1;
    return {days.from.addDays(-length), days.from.addDays(-1)};
}

bool isOffered(SalesBucket bucket, const SalesDays& days)
{
    const qint64 length = days.from.daysTo(days.to) + 1;
    switch (bucket) {
    case SalesBucket::Hour:
        return length * 24 <= kMostPoints;
    case SalesBucket::Day:
        return length <= kMostPoints;
    case SalesBucket::Week:
        return length / 7 < kMostPoints;
    case SalesBucket::Month:
    case SalesBucket::Quarter:
    case SalesBucket::Year:
        return true;
    }
    Q_UNREACHABLE();
}

SalesBucket bucketFor(const SalesDays& days)
{
    const qint64 length = days.from.daysTo(days.to) + 1;
    if (length <= 2)
        return SalesBucket::Hour;
    if (length <= 62)
        return SalesBucket::Day;
    if (length <= 26 * 7)
        return SalesBucket::Week;
    if (length <= 5 * 366)
        return SalesBucket::Month;
    return length <= 12 * 366 ? SalesBucket::Quarter : SalesBucket::Year;
}

} // namespace ch::ui
