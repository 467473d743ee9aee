// SPDX-License-Identifier: Apache-2.0
#include "core/store/SalesSpans.h"

namespace ch::store {

namespace {

DayNumber monthOf(QDate day)
{
    return day.year() * 100 + day.month();
}

QDate monthStart(QDate day)
{
    return QDate(day.year(), day.month(), 1);
}

SpanRange days(QDate from, QDate to)
{
    return from <= to ? SpanRange{numberOf(from), numberOf(to)} : SpanRange{};
}

/// From the first of a month to the last of one.
SpanRange months(QDate from, QDate to)
{
    return from <= to ? SpanRange{monthOf(from), monthOf(to)} : SpanRange{};
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
    const QDate firstMonth = from.day() == 1 ? from : monthStart(from).addMonths(1);
    const QDate afterMonths = monthStart(to.addDays(1));
    if (firstMonth >= afterMonths)
        return {.firstDays = days(from, to)};
    SpanCover cover{.firstDays = days(from, firstMonth.addDays(-1)), .lastDays = days(afterMonths, to)};
    const int firstYear = firstMonth.month() == 1 ? firstMonth.year() : firstMonth.year() + 1;
    const int afterYears = afterMonths.year();
    if (firstYear >= afterYears) {
        cover.firstMonths = months(firstMonth, afterMonths.addDays(-1));
        return cover;
    }
    cover.firstMonths = months(firstMonth, QDate(firstYear, 1, 1).addDays(-1));
    cover.years = {firstYear, afterYears - 1};
    cover.lastMonths = months(QDate(afterYears, 1, 1), afterMonths.addDays(-1));
    return cover;
}

} // namespace ch::store
