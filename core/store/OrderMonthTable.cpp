// SPDX-License-Identifier: Apache-2.0
#include "core/store/OrderMonthTable.h"

#include "core/store/OrderSortTable.h"
#include "core/store/OrderTable.h"

#include <algorithm>

namespace ch::store {

namespace {

using sql::Statement;

/// As the indexes have it: 2^25 rows are the sixteenths of 24 days.
constexpr int kMonthBits = 25;
/// Each is a part of the statement; SQLite takes no more than 500.
constexpr qint64 kMostMonths = 150;
/// A merge passes each row through all months: all rows of a list are sorted faster.
constexpr int kMostRows = 256;

struct MonthText
{
    QLatin1StringView index;
    std::string_view rows;
};

MonthText textOf(OrderSort sort)
{
    switch (sort) {
    case OrderSort::OrderNo:
        return {QLatin1StringView("orders_no_months"),
                "SELECT o.row, o.order_no FROM orders o INDEXED BY orders_no_months WHERE (o.row >> 25) = ?"};
    case OrderSort::ShipBy:
        return {QLatin1StringView("orders_due_months"),
                "SELECT o.row, o.ship_by FROM orders o INDEXED BY orders_due_months WHERE (o.row >> 25) = ?"};
    case OrderSort::UpdatedAt:
        return {QLatin1StringView("orders_updated_months"),
                "SELECT o.row, o.updated_at FROM orders o INDEXED BY orders_updated_months WHERE (o.row >> 25) = ?"};
    case OrderSort::PaidAt:
        return {QLatin1StringView("orders_paid_months"),
                "SELECT o.row, o.paid_at FROM orders o INDEXED BY orders_paid_months WHERE (o.row >> 25) = ?"};
    default:
        return {};
    }
}

struct Months
{
    qint64 first = 0;
    qint64 last = -1;

    qint64 count() const { return last - first + 1; }
};

/// Those that have orders of the query's time.
Result<Months> monthsOf(sql::Connection& db, const OrderQuery& query)
{
    CH_TRY(const auto oldest, db.integer("SELECT min(row) FROM orders"));
    CH_TRY(const auto newest, db.integer("SELECT max(row) FROM orders"));
    if (!oldest || !newest)
        return Months{};
    qint64 from = *oldest;
    qint64 to = *newest;
    if (query.createdFrom)
        from = std::max(from, firstRowAt(*query.createdFrom));
    if (query.createdTo)
        to = std::min(to, firstRowAt(query.createdTo->plusSeconds(kMostPushedSeconds)));
    return Months{.first = from >> kMonthBits, .last = to >> kMonthBits};
}

} // namespace

Result<bool> isListedByMonths(sql::Connection& db, const OrderQuery& query, int limit)
{
    const MonthText text = textOf(query.sort);
    if (text.index.isEmpty() || limit < 0 || limit > kMostRows)
        return false;
    CH_TRY(const Months months, monthsOf(db, query));
    if (months.count() < 1 || months.count() > kMostMonths)
        return false;
    // A newer program makes it over a cache that is loaded already.
    CH_TRY(const auto indexes,
           db.integer("SELECT count(*) FROM sqlite_master WHERE type = 'index' AND name = ?", QString(text.index)));
    return indexes == 1;
}

Result<Statement> rowsByMonths(sql::Connection& db, const OrderQuery& query, const OrderNames& names, int limit)
{
    CH_TRY(const Months months, monthsOf(db, query));
    const MonthText text = textOf(query.sort);
    Statement sql("");
    for (qint64 month = months.first; month <= months.last; ++month) {
        if (month > months.first)
            sql.add(" UNION ALL ");
        sql.add(text.rows, month);
        addConditions(sql, query, names, OrderLead::Months);
        addWalkBounds(sql, query);
    }
    sql.add(query.isDescending ? " ORDER BY 2 DESC, 1 DESC" : " ORDER BY 2, 1").add(" LIMIT ?", limit);
    return sql;
}

} // namespace ch::store
