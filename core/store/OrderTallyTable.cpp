// SPDX-License-Identifier: Apache-2.0
#include "core/store/OrderTallyTable.h"

#include "core/store/LoadTable.h"
#include "core/store/OrderConditionTable.h"
#include "core/store/OrderCountTable.h"
#include "core/store/OrderLeadTable.h"
#include "core/store/OrderSearchTable.h"
#include "core/store/OrderSortTable.h"

#include <algorithm>

namespace ch::store {

using sql::Statement;

namespace {

/// `selected` of all rows of the query; to be grouped by the caller. Nothing: no row can be found.
Result<std::optional<Statement>> wholeStatement(sql::Connection& db, OrderQuery query, const OrderNames& names,
                                                std::string_view selected)
{
    // Whatever order the list has: what finds the rows fastest is asked for.
    query.sort = OrderSort::CreatedAt;
    const QString search = searchedText(query);
    CH_TRY(const bool isReady, isLoaded(db));
    Statement sql(selected);
    OrderLead lead = OrderLead::Walk;
    if (!search.isEmpty()) {
        CH_TRY(auto searched, searchedRows(db, selected, search, isReady));
        if (!searched)
            return searched;
        sql = *std::move(searched);
    } else {
        if (isReady) {
            CH_TRY(lead, leadOfAll(db, query, names));
        }
        sql.add(" FROM orders o").add(indexOf(lead, names)).add(" WHERE 1 = 1");
    }
    addConditions(sql, query, names, lead);
    addWalkBounds(sql, query);
    return std::optional(std::move(sql));
}

/// One column for each status: to group would be to sort all of them.
constexpr std::string_view kByStatus =
    "SELECT count(*) FILTER (WHERE o.status = 0), count(*) FILTER (WHERE o.status = 1), "
    "count(*) FILTER (WHERE o.status = 2), count(*) FILTER (WHERE o.status = 3), "
    "count(*) FILTER (WHERE o.status = 4)";
static_assert(int(OrderStatus::Pending) == 0 && int(OrderStatus::Cancelled) == 4);

struct Counting
{
    Statement statement;
    /// kByStatus; else rows of (status, count), of the counts kept by day.
    bool isByColumn = true;
};

/// Nothing: no row can be found.
Result<std::optional<Counting>> countingOf(sql::Connection& db, const OrderQuery& query, const QTimeZone& zone)
{
    CH_TRY(const OrderNames names, namesOf(db, query));
    if (names.isNothing || isSearchedInVain(query))
        return std::optional<Counting>();
    if (auto kept = keptCounts(query, names, zone))
        return std::optional(Counting{*std::move(kept), false});
    CH_TRY(auto statement, wholeStatement(db, query, names, kByStatus));
    return statement ? std::optional(Counting{*std::move(statement)}) : std::nullopt;
}

Result<> addSkuTotals(sql::Connection& db, const OrderQuery& query, const OrderNames& names,
                      std::vector<OrderTotal>& totals)
{
    CH_TRY(const auto found, wholeStatement(db, query, names, "SELECT o.row"));
    if (!found)
        return ok();
    Statement sql("SELECT p.currency, sum(l.units), sum(l.total_minor) FROM order_lines l CROSS JOIN orders p "
                  "ON p.row = l.row WHERE");
    sql.add(" l.sku = ? AND l.row IN (", *names.sku).add(*found).add(") GROUP BY p.currency");
    CH_TRY(sql::Rows rows, sql.query(db));
    while (rows.next()) {
        const auto total = std::ranges::find(totals, rows.text(0), &OrderTotal::currency);
        if (total != totals.end()) {
            total->skuUnits = rows.integer(1);
            total->skuMinor = rows.integer(2);
        }
    }
    return rows.end();
}

/// As the query asks, whatever that takes.
Result<std::array<qint64, 5>> countAsAsked(sql::Connection& db, const OrderQuery& query, const QTimeZone& zone)
{
    std::array<qint64, 5> counts{};
    CH_TRY(const auto counting, countingOf(db, query, zone));
    if (!counting)
        return counts;
    CH_TRY(sql::Rows rows, counting->statement.query(db));
    while (rows.next()) {
        if (counting->isByColumn) {
            for (size_t i = 0; i < counts.size(); ++i)
                counts[i] = rows.integer(int(i));
            continue;
        }
        const qint64 status = rows.integer(0);
        if (status >= 0 && status < qint64(counts.size()))
            counts[size_t(status)] += rows.integer(1);
    }
    CH_CHECK(rows.end());
    return counts;
}

} // namespace

Result<std::vector<OrderTotal>> orderTotals(sql::Connection& db, const OrderQuery& query, const QTimeZone& zone)
{
    std::vector<OrderTotal> totals;
    CH_TRY(const OrderNames names, namesOf(db, query));
    if (names.isNothing || isSearchedInVain(query))
        return totals;
    auto sql = keptTotals(query, names, zone);
    if (!sql) {
        CH_TRY(sql, wholeStatement(db, query, names, "SELECT o.currency, count(*), sum(o.total_minor)"));
        if (!sql)
            return totals;
        sql->add(" GROUP BY +o.currency ORDER BY 2 DESC, 1");
    }
    CH_TRY(sql::Rows rows, sql->query(db));
    while (rows.next())
        totals.push_back({.currency = rows.text(0), .orders = rows.integer(1), .totalMinor = rows.integer(2)});
    CH_CHECK(rows.end());
    if (names.sku)
        CH_CHECK(addSkuTotals(db, query, names, totals));
    return totals;
}

Result<std::array<qint64, 5>> countByStatus(sql::Connection& db, const OrderQuery& query, const QTimeZone& zone)
{
    if (query.hasNote != false)
        return countAsAsked(db, query, zone);
    // Nearly all: what is left of those that are counted already when the few with notes are taken away.
    OrderQuery all = query;
    all.hasNote.reset();
    OrderQuery noted = query;
    noted.hasNote = true;
    CH_TRY(auto counts, countAsAsked(db, all, zone));
    CH_TRY(const auto taken, countAsAsked(db, noted, zone));
    for (size_t i = 0; i < counts.size(); ++i)
        counts[i] -= taken[i];
    return counts;
}

Result<qint64> countOrders(sql::Connection& db, const OrderQuery& query, const QTimeZone& zone)
{
    CH_TRY(const auto counts, countByStatus(db, query, zone));
    qint64 sum = 0;
    for (const qint64 count : counts)
        sum += count;
    return sum;
}

} // namespace ch::store
