// SPDX-License-Identifier: Apache-2.0
#include "core/store/OrderSortTable.h"

#include "core/store/OrderConditionTable.h"
#include "core/store/OrderTable.h"

namespace ch::store {

using sql::Statement;

SortText sortTextOf(OrderSort sort)
{
    switch (sort) {
    case OrderSort::CreatedAt:
        return {"", " ORDER BY o.row DESC", " ORDER BY o.row"};
    case OrderSort::OrderNo:
        return {" INDEXED BY orders_no", " ORDER BY o.order_no DESC, o.row DESC", " ORDER BY o.order_no, o.row"};
    case OrderSort::Total:
        return {" INDEXED BY orders_total", " ORDER BY o.total_minor DESC, o.row DESC",
                " ORDER BY o.total_minor, o.row"};
    case OrderSort::ShipBy:
        return {" INDEXED BY orders_due", " ORDER BY o.ship_by DESC, o.row DESC", " ORDER BY o.ship_by, o.row"};
    case OrderSort::UpdatedAt:
        return {" INDEXED BY orders_updated", " ORDER BY o.updated_at DESC, o.row DESC",
                " ORDER BY o.updated_at, o.row"};
    case OrderSort::Status:
        return {" INDEXED BY orders_status", " ORDER BY o.status DESC, o.row DESC", " ORDER BY o.status, o.row"};
    case OrderSort::Customer:
        return {" INDEXED BY orders_name", " ORDER BY o.customer_name DESC, o.row DESC",
                " ORDER BY o.customer_name, o.row"};
    case OrderSort::Country:
        // By name; what is walked in the order of its index goes country by country instead.
        return {"", " ORDER BY (SELECT name FROM countries WHERE no = o.country) DESC, o.row DESC",
                " ORDER BY (SELECT name FROM countries WHERE no = o.country), o.row"};
    case OrderSort::Units:
        return {" INDEXED BY orders_units", " ORDER BY o.units DESC, o.row DESC", " ORDER BY o.units, o.row"};
    case OrderSort::PaidAt:
        return {" INDEXED BY orders_paid", " ORDER BY o.paid_at DESC, o.row DESC", " ORDER BY o.paid_at, o.row"};
    }
    Q_UNREACHABLE();
}

std::string_view orderTextOf(const OrderQuery& query)
{
    const SortText sort = sortTextOf(query.sort);
    return query.isDescending ? sort.descending : sort.ascending;
}

bool goesWithCreation(OrderSort sort)
{
    return sort == OrderSort::OrderNo || sort == OrderSort::ShipBy || sort == OrderSort::UpdatedAt ||
           sort == OrderSort::PaidAt;
}

void addWalkBounds(Statement& sql, const OrderQuery& query)
{
    std::optional<UtcTime> before = query.createdTo;
    for (const auto& later : {query.paidTo, query.shippedTo}) {
        if (later && (!before || *later < *before))
            before = later;
    }
    if (before)
        sql.add(" AND o.row < ?", firstRowAt(before->plusSeconds(kMostPushedSeconds)));
}

void addSortBounds(Statement& sql, const OrderQuery& query)
{
    if (query.sort == OrderSort::Total && query.minTotalMinor)
        sql.add(" AND o.total_minor >= ?", *query.minTotalMinor);
    if (query.sort == OrderSort::Total && query.maxTotalMinor)
        sql.add(" AND o.total_minor <= ?", *query.maxTotalMinor);
    if (query.sort == OrderSort::PaidAt && query.paidFrom)
        sql.add(" AND o.paid_at >= ?", *query.paidFrom);
    if (query.sort == OrderSort::PaidAt && query.paidTo)
        sql.add(" AND o.paid_at < ?", *query.paidTo);
}

} // namespace ch::store
