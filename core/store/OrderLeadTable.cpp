// SPDX-License-Identifier: Apache-2.0
#include "core/store/OrderLeadTable.h"

#include "core/store/OrderMonthTable.h"
#include "core/store/OrderRow.h"
#include "core/store/OrderSortTable.h"
#include "core/store/OrderTable.h"

#include <algorithm>

namespace ch::store {

namespace {

using sql::Statement;

/// A condition that leaves fewer rows than this leads; else the sort's index is walked until the page is full.
constexpr qint64 kFewRows = 3000;
/// As that, where the sort has nothing to do with the time of creation: each row is looked up in another page of the file.
constexpr qint64 kFewScattered = 1200;
/// So many entries of an index, which knows what else lists filter by, are looked through for the rows that fulfil everything.
constexpr qint64 kLookedThrough = 20'000;
/// As that, where their number is kept and need not be counted first.
constexpr qint64 kKeptLookedThrough = 60'000;

bool isScattered(const OrderQuery& query)
{
    return query.sort == OrderSort::Total || query.sort == OrderSort::Customer || query.sort == OrderSort::Units;
}

/// How many rows fulfil a condition that is looked up in the lead's index; looks at no more than `most`.
Result<qint64> rowsOf(sql::Connection& db, OrderLead lead, const OrderNames& names, const Statement& condition,
                      qint64 most)
{
    Statement sql("SELECT count(*) FROM (SELECT 1 FROM orders o");
    sql.add(indexOf(lead, names)).add(" WHERE 1 = 1").add(condition).add(" LIMIT ?)", most);
    return sql.integer(db);
}

Result<bool> isFewCustomers(sql::Connection& db, const QString& customer)
{
    CH_TRY(const qint64 numbered,
           rowsOf(db, OrderLead::Customer, {}, Statement("").add(" AND o.customer = ? AND o.customer <> ''", customer),
                  kFewRows + 1));
    if (numbered > kFewRows)
        return false;
    CH_TRY(const qint64 named,
           rowsOf(db, OrderLead::Customer, {}, Statement("").add(" AND o.customer_name = ?", sortedName(customer)),
                  kFewRows + 1));
    return named <= kFewRows;
}

/// Where the index has the order of creation behind its column, what was placed in a time stands together in it.
void addRowBounds(Statement& sql, const OrderQuery& query)
{
    if (query.createdFrom)
        sql.add(" AND o.row >= ?", firstRowAt(*query.createdFrom));
    addWalkBounds(sql, query);
}

void addTimes(Statement& sql, std::string_view from, const std::optional<UtcTime>& fromTime, std::string_view to,
              const std::optional<UtcTime>& toTime)
{
    if (fromTime)
        sql.add(from, *fromTime);
    if (toTime)
        sql.add(to, *toTime);
}

void addTotals(Statement& sql, const OrderQuery& query)
{
    if (query.minTotalMinor)
        sql.add(" AND o.total_minor >= ?", *query.minTotalMinor);
    if (query.maxTotalMinor)
        sql.add(" AND o.total_minor <= ?", *query.maxTotalMinor);
}

/// The second that it begins in.
UtcTime timeOfRow(qint64 row)
{
    constexpr qint64 kRowsPerSecond = 16;
    return UtcTime(row / kRowsPerSecond * 1000);
}

struct Candidate
{
    OrderLead lead = OrderLead::Walk;
    Statement condition{""};
};

std::vector<Candidate> candidatesOf(const OrderQuery& query, const OrderNames& names)
{
    std::vector<Candidate> candidates;
    const auto offer = [&](OrderLead lead) -> Statement& {
        return candidates.emplace_back(Candidate{.lead = lead}).condition;
    };
    const auto offerInOrder = [&](OrderLead lead, Statement condition) {
        addRowBounds(condition, query);
        offer(lead) = std::move(condition);
    };
    if (query.onHold == true)
        offerInOrder(OrderLead::Held, Statement(" AND o.on_hold = 1"));
    if (query.hasNote == true)
        offerInOrder(OrderLead::Noted, Statement(" AND o.note_count > 0"));
    if (asksForStatuses(query))
        offerInOrder(OrderLead::Statuses, Statement("").addList(" AND o.status IN", numbersOf(statusesOf(query))));
    if (!query.fulfilments.empty())
        offerInOrder(OrderLead::Fulfilments,
                     Statement("").addList(" AND o.fulfilment IN", numbersOf(query.fulfilments)));
    if (names.country)
        offerInOrder(OrderLead::Country, Statement("").add(" AND o.country = ?", *names.country));
    if (query.paidFrom || query.paidTo)
        addTimes(offer(OrderLead::Paid), " AND o.paid_at >= ?", query.paidFrom, " AND o.paid_at < ?", query.paidTo);
    if (query.minTotalMinor || query.maxTotalMinor)
        addTotals(offer(OrderLead::Total), query);
    if (query.dueBefore || query.dueFrom)
        addTimes(offer(OrderLead::ToShip).add(" AND o.status = 1 AND o.to_ship > 0"), " AND o.ship_by >= ?",
                 query.dueFrom, " AND o.ship_by < ?", query.dueBefore);
    if (query.createdFrom || query.createdTo)
        addRowBounds(offer(OrderLead::Created), query);
    return candidates;
}

/// How many orders have what one of these filters asks for, or, with Walk, what all of them ask for together: as it is kept for
/// all days.
Result<qint64> keptOrders(sql::Connection& db, const OrderQuery& query, const OrderNames& names, OrderLead only)
{
    const auto isMeant = [only](OrderLead lead) { return only == OrderLead::Walk || only == lead; };
    Statement sql("SELECT sum(orders) FROM order_counts WHERE day = 0");
    if (asksForStatuses(query) && isMeant(OrderLead::Statuses))
        sql.addList(" AND status IN", numbersOf(statusesOf(query)));
    if (!query.fulfilments.empty() && isMeant(OrderLead::Fulfilments))
        sql.addList(" AND fulfilment IN", numbersOf(query.fulfilments));
    if (query.onHold && isMeant(OrderLead::Held))
        sql.add(" AND on_hold = ?", *query.onHold);
    if (names.country && isMeant(OrderLead::Country))
        sql.add(" AND country = ?", *names.country);
    return sql.integer(db);
}

/// Of the filters that orders are counted by the one with the fewest orders; Walk if none of them is asked for.
Result<OrderLead> narrowestKept(sql::Connection& db, const OrderQuery& query, const OrderNames& names, qint64& orders)
{
    OrderLead narrowest = OrderLead::Walk;
    const auto consider = [&](OrderLead lead) -> Result<> {
        CH_TRY(const qint64 behind, keptOrders(db, query, names, lead));
        if (narrowest == OrderLead::Walk || behind < orders) {
            narrowest = lead;
            orders = behind;
        }
        return ok();
    };
    if (asksForStatuses(query))
        CH_CHECK(consider(OrderLead::Statuses));
    if (!query.fulfilments.empty())
        CH_CHECK(consider(OrderLead::Fulfilments));
    if (names.country)
        CH_CHECK(consider(OrderLead::Country));
    return narrowest;
}

bool isKept(OrderLead lead)
{
    return lead == OrderLead::Statuses || lead == OrderLead::Fulfilments || lead == OrderLead::Country;
}

/// The entries behind one condition, as far as `most`.
Result<qint64> entriesOf(sql::Connection& db, const OrderQuery& query, const OrderNames& names,
                         const Candidate& candidate, qint64 most)
{
    if (isKept(candidate.lead) && !query.createdFrom && !query.createdTo)
        return keptOrders(db, query, names, candidate.lead);
    return rowsOf(db, candidate.lead, names, candidate.condition, most);
}

/// Each condition is common; where one of them has few enough entries to look through, do few of those fulfil the others?
Result<OrderLead> fewTogether(sql::Connection& db, OrderQuery query, const OrderNames& names,
                              const std::vector<Candidate>& candidates)
{
    if (candidates.size() < 2)
        return OrderLead::Walk;
    const Candidate* narrowest = nullptr;
    qint64 entries = kKeptLookedThrough + 1;
    for (const Candidate& candidate : candidates) {
        // The table itself is no index.
        if (candidate.lead == OrderLead::Created)
            continue;
        CH_TRY(const qint64 behind, entriesOf(db, query, names, candidate, kLookedThrough + 1));
        if (behind < entries && (behind <= kLookedThrough || isKept(candidate.lead))) {
            narrowest = &candidate;
            entries = behind;
        }
    }
    if (narrowest) {
        query.sort = OrderSort::CreatedAt;
        Statement all("");
        addConditions(all, query, names, narrowest->lead);
        addWalkBounds(all, query);
        CH_TRY(const qint64 together, rowsOf(db, narrowest->lead, names, all, kFewScattered + 1));
        return together <= kFewScattered ? narrowest->lead : OrderLead::Walk;
    }
    qint64 orders = 0;
    CH_TRY(const OrderLead lead, narrowestKept(db, query, names, orders));
    CH_TRY(const qint64 together, keptOrders(db, query, names, OrderLead::Walk));
    return together <= kFewScattered ? lead : OrderLead::Walk;
}

/// What the walk through a sort's index costs where the sort goes with the time of creation, or where what is asked for
/// stands at its end.
struct Shape
{
    qint64 orders = 0;
    qint64 oldest = 0;
    qint64 newest = 0;

    /// As if they came evenly.
    double between(qint64 from, qint64 to) const
    {
        const double span = std::max<double>(1, double(newest - oldest));
        return double(orders) * std::clamp(double(to - from) / span, 0.0, 1.0);
    }
};

Result<Shape> shapeOf(sql::Connection& db)
{
    Shape shape;
    CH_TRY(const auto orders, db.integer("SELECT sum(orders) FROM order_counts WHERE day = 0"));
    CH_TRY(const auto oldest, db.integer("SELECT min(row) FROM orders"));
    CH_TRY(const auto newest, db.integer("SELECT max(row) FROM orders"));
    shape.orders = orders.value_or(0);
    shape.oldest = oldest.value_or(0);
    shape.newest = newest.value_or(0);
    return shape;
}

/// Newest or oldest first is the order behind each of these indexes; a walk would go through the orders themselves.
Result<OrderLead> inOrderOfCreation(sql::Connection& db, const OrderQuery& query, const OrderNames& names)
{
    qint64 orders = 0;
    CH_TRY(const OrderLead lead, narrowestKept(db, query, names, orders));
    const bool isOneValue = lead == OrderLead::Country ||
                            (lead == OrderLead::Statuses && statusesOf(query).size() == 1) ||
                            (lead == OrderLead::Fulfilments && query.fulfilments.size() == 1);
    // Several values are several stretches, to be sorted.
    if (!isOneValue && orders > kLookedThrough)
        return OrderLead::Walk;
    CH_TRY(const auto all, db.integer("SELECT sum(orders) FROM order_counts WHERE day = 0"));
    return orders < all.value_or(0) / 4 ? lead : OrderLead::Walk;
}

} // namespace

Result<OrderLead> leadOf(sql::Connection& db, const OrderQuery& query, const OrderNames& names)
{
    // Few by nature.
    if (!query.orderNos.isEmpty())
        return OrderLead::Numbers;
    if (query.isInOutbox)
        return OrderLead::Outbox;
    if (!query.customer.isEmpty()) {
        CH_TRY(const bool few, isFewCustomers(db, query.customer));
        if (few)
            return OrderLead::Customer;
    }
    if (query.paidHour)
        return OrderLead::PaidHour;
    if (names.sku)
        return OrderLead::Sku;
    const std::vector<Candidate> candidates = candidatesOf(query, names);
    OrderLead fewest = OrderLead::Walk;
    qint64 fewestRows = (isScattered(query) ? kFewScattered : kFewRows) + 1;
    for (const auto& [lead, condition] : candidates) {
        CH_TRY(const qint64 rows, rowsOf(db, lead, names, condition, fewestRows));
        if (rows < fewestRows) {
            fewest = lead;
            fewestRows = rows;
        }
    }
    if (fewest != OrderLead::Walk)
        return fewest;
    // Their index has the newest first, however many they are.
    if (query.hasNote == true && query.sort == OrderSort::CreatedAt)
        return OrderLead::Noted;
    CH_TRY(const OrderLead together, fewTogether(db, query, names, candidates));
    if (together != OrderLead::Walk)
        return together;
    // Mostly the newest, all in one place: a walk that begins there finds them at once.
    const bool isWalked = isScattered(query) || (query.isDescending && query.sort != OrderSort::CreatedAt &&
                                                 query.sort != OrderSort::ShipBy && query.sort != OrderSort::Status);
    return (query.dueBefore || query.dueFrom) && !isWalked ? OrderLead::ToShip : OrderLead::Walk;
}

Result<OrderLead> leadOfAll(sql::Connection& db, const OrderQuery& query, const OrderNames& names)
{
    CH_TRY(const OrderLead lead, leadOf(db, query, names));
    if (lead != OrderLead::Walk)
        return lead;
    if (query.hasNote == true)
        return OrderLead::Noted;
    qint64 orders = 0;
    CH_TRY(const OrderLead kept, narrowestKept(db, query, names, orders));
    CH_TRY(const auto all, db.integer("SELECT sum(orders) FROM order_counts WHERE day = 0"));
    if (kept != OrderLead::Walk && orders < all.value_or(0) / 4)
        return kept;
    // The range itself is counted in its index.
    if (query.minTotalMinor || query.maxTotalMinor)
        return OrderLead::Total;
    return query.paidFrom || query.paidTo ? OrderLead::Paid : OrderLead::Walk;
}

Result<OrderQuery> withTimeOfCreation(sql::Connection& db, OrderQuery query)
{
    if ((!query.paidFrom && !query.paidTo) || query.createdFrom || query.createdTo || isScattered(query) ||
        query.sort == OrderSort::PaidAt)
        return query;
    Statement sql(
        "SELECT count(*), min(row), max(row) FROM (SELECT o.row AS row FROM orders o INDEXED BY orders_paid WHERE 1 = 1");
    addTimes(sql, " AND o.paid_at >= ?", query.paidFrom, " AND o.paid_at < ?", query.paidTo);
    CH_TRY(sql::Rows rows, sql.add(" LIMIT ?)", kLookedThrough + 1).query(db));
    if (rows.next() && rows.integer(0) > 0 && rows.integer(0) <= kLookedThrough) {
        query.createdFrom = timeOfRow(rows.integer(1)).plusSeconds(-kMostPushedSeconds);
        query.createdTo = timeOfRow(rows.integer(2)).plusSeconds(1);
    }
    CH_CHECK(rows.end());
    return query;
}

Result<OrderLead> betterThanAWalk(sql::Connection& db, const OrderQuery& query, const OrderNames& names, int limit)
{
    if (isScattered(query))
        return OrderLead::Walk;
    if (query.sort == OrderSort::CreatedAt)
        return inOrderOfCreation(db, query, names);
    if (!goesWithCreation(query.sort))
        return OrderLead::Walk;
    if (query.createdFrom || query.createdTo) {
        CH_TRY(const Shape shape, shapeOf(db));
        const qint64 from = query.createdFrom ? firstRowAt(*query.createdFrom) : shape.oldest;
        const qint64 to = query.createdTo ? firstRowAt(*query.createdTo) : shape.newest;
        const double before = query.isDescending ? shape.between(to, shape.newest) : shape.between(shape.oldest, from);
        constexpr double kNotWorthIt = 20'000;
        if (before <= kNotWorthIt)
            return OrderLead::Walk;
        CH_TRY(const bool hasMonths, isListedByMonths(db, query, limit));
        if (hasMonths)
            return OrderLead::Months;
        // A row of the range is looked up and sorted, one before it only passed by.
        constexpr double kDearer = 3;
        return before > kDearer * shape.between(from, to) + kNotWorthIt ? OrderLead::Created : OrderLead::Walk;
    }
    const bool isDated = query.sort == OrderSort::ShipBy || query.sort == OrderSort::PaidAt;
    const auto statuses = statusesOf(query);
    const bool areUndated = isDated && query.isDescending && std::ranges::all_of(statuses, [](OrderStatus status) {
                                return status == OrderStatus::Pending || status == OrderStatus::Cancelled;
                            });
    return areUndated ? OrderLead::Statuses : OrderLead::Walk;
}

} // namespace ch::store
