// SPDX-License-Identifier: Apache-2.0
#include "core/store/SalesSpans.h"

#include <cstdlib>

namespace ch::store {

namespace {

/// Months since the year 0.
int monthIndexOf(QDate day)
{
    return day.year() * 12 + day.month() - 1;
}

QDate startOfMonth(int index)
{
    return QDate(index / 12, index % 12 + 1, 1);
}

/// The first of the month that is the nearest, before or after.
int nearestMonth(QDate day)
{
    return monthIndexOf(day) + (day.day() - 1 > day.daysInMonth() / 2 ? 1 : 0);
}

/// The beginning of the year that is the nearest, before or after.
int nearestYear(int month)
{
    return month / 12 + (month % 12 > 6 ? 1 : 0);
}

/// [from, to) of days; taken away where it runs backwards.
SpanRange days(QDate from, QDate to)
{
    if (from == to)
        return {};
    return from < to ? SpanRange{numberOf(from), numberOf(to.addDays(-1)), 1}
                     : SpanRange{numberOf(to), numberOf(from.addDays(-1)), -1};
}

DayNumber monthNumber(int index)
{
    return index / 12 * 100 + index % 12 + 1;
}

/// The same of months.
SpanRange months(int from, int to)
{
    if (from == to)
        return {};
    return from < to ? SpanRange{monthNumber(from), monthNumber(to - 1), 1}
                     : SpanRange{monthNumber(to), monthNumber(from - 1), -1};
}

int distance(int a, int b)
{
    return std::abs(a - b);
}

} // namespace

DayNumber numberOf(QDate day)
{
    return day.year() * 10000 + day.month() * 100 + day.day();
}

QDate dateOf(DayNumber number)
{
    return QDate(number / 10000, number / 100 % 100, number % 100);
}

SpanCover coverOf(QDate from, QDate to)
{
    const QDate end = to.addDays(1);
    const int firstMonth = nearestMonth(from);
    const int lastMonth = nearestMonth(end);
    const qint64 edges =
        std::abs(from.daysTo(startOfMonth(firstMonth))) + std::abs(end.daysTo(startOfMonth(lastMonth)));
    // Of a few days there is nothing to be had from months.
    if (edges + distance(firstMonth, lastMonth) >= from.daysTo(end))
        return {days(from, end)};
    SpanCover cover;
    cover.front() = days(from, startOfMonth(firstMonth));
    cover.back() = days(startOfMonth(lastMonth), end);
    const int firstYear = nearestYear(firstMonth);
    const int lastYear = nearestYear(lastMonth);
    const int edgeMonths = distance(firstMonth, firstYear * 12) + distance(lastMonth, lastYear * 12);
    if (edgeMonths + distance(firstYear, lastYear) >= distance(firstMonth, lastMonth)) {
        cover[1] = months(firstMonth, lastMonth);
        return cover;
    }
    cover[1] = months(firstMonth, firstYear * 12);
    cover[2] = firstYear < lastYear ? SpanRange{firstYear, lastYear - 1} : SpanRange{};
    cover[3] = months(lastYear * 12, lastMonth);
    return cover;
}

} // namespace ch::store
