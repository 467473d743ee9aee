// SPDX-License-Identifier: Apache-2.0
// Sales figures out of the cache by time and by hour of the week, the same as the service's report (contract section 9).
// Belongs to the thread of its connection; reads only.
#pragma once

#include "core/domain/SalesFigures.h"
#include "core/sql/Statement.h"

namespace ch::store {

/// Days of the shop's time zone, both included.
struct SalesRange
{
    QDate from;
    QDate to;
    /// ISO 4217.
    QString currency;
};

struct SalesCalendar
{
    QTimeZone zone;
    /// 1 (Monday) – 7.
    int weekStart = 1;
};

/// "WITH spans (first, last, sign) AS (…) ": the pieces that the days are made of, to be joined with what is kept for each.
sql::Statement withSpans(QDate from, QDate to);

/// Every period that the range touches, empty ones too. Invalid for more than kMostSalesPeriods.
Result<std::vector<PeriodSales>> salesByPeriod(sql::Connection& db, const SalesRange& range, SalesBucket bucket,
                                               const SalesCalendar& calendar);

/// What a series is narrowed to; a SKU, with or without a country, is counted by its lines.
struct SalesFilter
{
    QString sku{};
    QString country{};

    bool isEmpty() const { return sku.isEmpty() && country.isEmpty(); }
};
/// As salesByPeriod(). Refunds name no product: with a SKU there are none.
Result<std::vector<PeriodSales>> filteredSales(sql::Connection& db, const SalesRange& range, SalesBucket bucket,
                                               const SalesCalendar& calendar, const SalesFilter& filter);

Result<WeekSales> salesByWeekdayAndHour(sql::Connection& db, const SalesRange& range);

/// Of the range, in every other currency that was taken in it.
Result<std::vector<CurrencySales>> salesInOtherCurrencies(sql::Connection& db, const SalesRange& range);

/// The first and the last day with a sale or a refund; nothing if there was none.
Result<std::optional<SalesDays>> salesDays(sql::Connection& db, const QString& currency);

} // namespace ch::store
