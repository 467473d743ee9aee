// SPDX-License-Identifier: Apache-2.0
// Spans of figures that are kept for days, whole months and whole years: any range is a few of each.
// Pure functions; safe on any thread.
#pragma once

#include "core/store/ShopCalendar.h"

#include <QDate>

#include <array>

namespace ch::store {

/// 20110901, 201109, 2011: no span has the number of another kind.
inline std::array<DayNumber, 3> spansOf(DayNumber day)
{
    return {day, day / 100, day / 10000};
}

/// Above it are days.
inline constexpr DayNumber kLastMonthNumber = 999'999;

DayNumber numberOf(QDate day);
QDate dateOf(DayNumber number);

/// Both ends included; empty: from > to.
struct SpanRange
{
    DayNumber from = 1;
    DayNumber to = 0;
    /// -1: what the others hold too much. Twenty days of a month are the month without its other ten.
    int sign = 1;

    friend bool operator==(const SpanRange&, const SpanRange&) = default;
};

/// Days, months, years, months, days, in this order: together each day of the range once. At most about 15 days and 6
/// months at either end.
using SpanCover = std::array<SpanRange, 5>;
SpanCover coverOf(QDate from, QDate to);

} // namespace ch::store
