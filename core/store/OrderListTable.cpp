// SPDX-License-Identifier: Apache-2.0
#include "core/store/OrderListTable.h"

#include "core/store/LoadTable.h"
#include "core/store/OrderConditionTable.h"
#include "core/store/OrderCountTable.h"
#include "core/store/OrderTable.h"
#include "core/store/SearchText.h"
#include "core/wire/OrderJson.h"

#include <algorithm>

namespace ch::store {

namespace {

using sql::Statement;

/// Some milliseconds of reading.
constexpr size_t kRowsBetweenLooks = 4096;

struct SortText
{
    std::string_view index;
    std::string_view descending;
    std::string_view ascending;
};

SortText textOf(OrderSort sort)
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

/// An order is paid and shipped after it was created: bounds that save the walk from the newest order down to the range.
void addWalkBounds(Statement& sql, const OrderQuery& query)
{
    std::optional<UtcTime> before = query.createdTo;
    for (const auto& later : {query.paidTo, query.shippedTo}) {
        if (later && (!before || *later < *before))
            before = later;
    }
    // Orders of one instant may have got rows of the seconds that follow.
    if (before)
        sql.add(" AND o.row < ?", firstRowAt(before->plusSeconds(60)));
}

/// By status each status's orders stand together: those above need not be walked through.
void addStatusBounds(Statement& sql, const OrderQuery& query)
{
    const std::vector<int> statuses = numbersOf(statusesOf(query));
    if (statuses.size() == 1)
        sql.add(" AND o.status = ?", statuses.front());
    else
        sql.add(" AND o.status >= ? AND o.status <= ?", std::ranges::min(statuses), std::ranges::max(statuses));
}

/// Where in the sort's index what is asked for stands.
void addSortBounds(Statement& sql, const OrderQuery& query)
{
    if (query.sort == OrderSort::Status && asksForStatuses(query))
        addStatusBounds(sql, query);
    if (query.sort == OrderSort::PaidAt && query.paidFrom)
        sql.add(" AND o.paid_at >= ?", *query.paidFrom);
    if (query.sort == OrderSort::PaidAt && query.paidTo)
        sql.add(" AND o.paid_at < ?", *query.paidTo);
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

bool goesWithCreation(OrderSort sort)
{
    return sort == OrderSort::OrderNo || sort == OrderSort::ShipBy || sort == OrderSort::UpdatedAt ||
           sort == OrderSort::PaidAt;
}

/// Instead of a walk: the range of creation itself where it is much smaller than what lies before it in the sort, or the
/// statuses that are never paid nor due, which have no place in those sorts.
Result<OrderLead> betterThanAWalk(sql::Connection& db, const OrderQuery& query)
{
    if (!goesWithCreation(query.sort))
        return OrderLead::Walk;
    if (query.createdFrom || query.createdTo) {
        CH_TRY(const Shape shape, shapeOf(db));
        const qint64 from = query.createdFrom ? firstRowAt(*query.createdFrom) : shape.oldest;
        const qint64 to = query.createdTo ? firstRowAt(*query.createdTo) : shape.newest;
        const double before = query.isDescending ? shape.between(to, shape.newest) : shape.between(shape.oldest, from);
        // A row of the range is looked up and sorted, one before it only passed by.
        constexpr double kDearer = 3;
        constexpr double kNotWorthIt = 20'000;
        return before > kDearer * shape.between(from, to) + kNotWorthIt ? OrderLead::Created : OrderLead::Walk;
    }
    const bool isDated = query.sort == OrderSort::ShipBy || query.sort == OrderSort::PaidAt;
    const auto statuses = statusesOf(query);
    const bool areUndated = isDated && query.isDescending && std::ranges::all_of(statuses, [](OrderStatus status) {
                                return status == OrderStatus::Pending || status == OrderStatus::Cancelled;
                            });
    return areUndated ? OrderLead::Statuses : OrderLead::Walk;
}

/// The FTS5 expression; empty if no row can have the text.
Result<QString> matchOf(sql::Connection& db, const QString& text)
{
    if (text.toUcs4().size() >= 3)
        return matchExpression(text);
    QStringList terms;
    CH_TRY(sql::Rows rows, db.query("SELECT term FROM trigrams WHERE term >= ? AND term < ?", text,
                                    QString(text + QString::fromUcs4(U"\U0010FFFF", 1))));
    while (rows.next())
        terms.push_back(rows.text(0));
    CH_CHECK(rows.end());
    return matchAny(terms);
}

/// Numbers of all countries, 0 for the empty name.
Result<std::vector<qint64>> countriesByName(sql::Connection& db, bool isDescending)
{
    std::vector<qint64> numbers{0};
    CH_TRY(sql::Rows rows, db.query("SELECT no FROM countries ORDER BY name"));
    while (rows.next())
        numbers.push_back(rows.integer(0));
    CH_CHECK(rows.end());
    if (isDescending)
        std::ranges::reverse(numbers);
    return numbers;
}

/// FROM … WHERE …, as far as the search goes; nothing if no row can have the text.
Result<std::optional<Statement>> searchedRows(sql::Connection& db, std::string_view selected, const QString& text,
                                              bool isReady)
{
    Statement sql(selected);
    if (!isReady) {
        sql.add(" FROM order_texts t CROSS JOIN orders o ON o.row = t.row WHERE instr(t.text, ?) > 0", text);
        return std::optional(std::move(sql));
    }
    CH_TRY(const QString match, matchOf(db, text));
    if (match.isEmpty())
        return std::optional<Statement>();
    // Up to three characters the index is certain; longer texts must be compared.
    if (text.toUcs4().size() <= 3)
        sql.add(" FROM order_search f CROSS JOIN orders o ON o.row = f.rowid WHERE f.order_search MATCH ?", match);
    else
        sql.add(
            " FROM order_search f CROSS JOIN order_texts t ON t.row = f.rowid CROSS JOIN orders o ON o.row = f.rowid "
            "WHERE f.order_search MATCH ? AND instr(t.text, ?) > 0",
            match, text);
    return std::optional(std::move(sql));
}

std::string_view searchOrder(const OrderQuery& query, bool isReady)
{
    const SortText sort = textOf(query.sort);
    if (query.sort != OrderSort::CreatedAt)
        return query.isDescending ? sort.descending : sort.ascending;
    if (!isReady)
        return query.isDescending ? " ORDER BY t.row DESC" : " ORDER BY t.row";
    return query.isDescending ? " ORDER BY f.rowid DESC" : " ORDER BY f.rowid";
}

bool isImpossible(const OrderQuery& query, const QString& search)
{
    return !query.search.isEmpty() && search.toUcs4().size() < kShortestSearch;
}

/// How the rows of a query are found.
struct Plan
{
    OrderNames names;
    /// Folded.
    QString search;
    bool isReady = false;
    OrderLead lead = OrderLead::Walk;

    /// Sorted by what no index has in order; each country's orders are.
    bool isByCountry(const OrderQuery& query) const
    {
        return query.sort == OrderSort::Country && isReady && search.isEmpty() && lead == OrderLead::Walk;
    }
};

/// Nothing: no row can be found.
Result<std::optional<Plan>> planOf(sql::Connection& db, const OrderQuery& query)
{
    Plan plan;
    CH_TRY(plan.names, namesOf(db, query));
    plan.search = folded(query.search.trimmed());
    if (plan.names.isNothing || isImpossible(query, plan.search))
        return std::optional<Plan>();
    CH_TRY(plan.isReady, isLoaded(db));
    if (plan.isReady && plan.search.isEmpty()) {
        CH_TRY(plan.lead, leadOf(db, query, plan.names));
        if (plan.lead == OrderLead::Walk) {
            CH_TRY(plan.lead, betterThanAWalk(db, query));
        }
    }
    return std::optional(std::move(plan));
}

Result<std::optional<Statement>> rowsStatement(sql::Connection& db, const OrderQuery& query, const Plan& plan,
                                               int limit)
{
    if (!plan.search.isEmpty()) {
        CH_TRY(auto sql, searchedRows(db, "SELECT o.row", plan.search, plan.isReady));
        if (sql) {
            addConditions(*sql, query, plan.names, OrderLead::Walk);
            sql->add(searchOrder(query, plan.isReady)).add(" LIMIT ?", limit);
        }
        return sql;
    }
    const SortText sort = textOf(query.sort);
    Statement sql("SELECT o.row FROM orders o");
    if (plan.isReady && plan.lead == OrderLead::Walk)
        sql.add(sort.index);
    sql.add(" WHERE 1 = 1");
    addConditions(sql, query, plan.names, plan.lead);
    addWalkBounds(sql, query);
    if (plan.isReady && plan.lead == OrderLead::Walk)
        addSortBounds(sql, query);
    sql.add(query.isDescending ? sort.descending : sort.ascending).add(" LIMIT ?", limit);
    return std::optional(std::move(sql));
}

/// How many rows of a sort are looked into for a text that many have, before all hits of the search are sorted.
constexpr int kLookedInto = 3000;

/// The first rows in the order of the sort's index, as far as kLookedInto goes: if they fill the page, they are the page.
/// Nothing: there is no such short cut.
Result<std::optional<Statement>> shortCut(sql::Connection& db, const OrderQuery& query, int limit)
{
    constexpr int kMostRows = 256;
    const SortText sort = textOf(query.sort);
    if (query.search.isEmpty() || sort.index.empty() || limit < 0 || limit > kMostRows)
        return std::optional<Statement>();
    CH_TRY(const auto plan, planOf(db, query));
    if (!plan || !plan->isReady)
        return std::optional<Statement>();
    const std::string_view order = query.isDescending ? sort.descending : sort.ascending;
    Statement sql("SELECT o.row FROM (SELECT o.row AS walked FROM orders o");
    sql.add(sort.index).add(order).add(" LIMIT ?", kLookedInto);
    sql.add(") w CROSS JOIN orders o ON o.row = w.walked CROSS JOIN order_texts t ON t.row = o.row "
            "WHERE instr(t.text, ?) > 0",
            plan->search);
    addConditions(sql, query, plan->names, OrderLead::Walk);
    sql.add(order).add(" LIMIT ?", limit);
    return std::optional(std::move(sql));
}

/// A statement for each part of the list, in its order.
Result<std::vector<Statement>> rowsStatements(sql::Connection& db, const OrderQuery& query, int limit)
{
    std::vector<Statement> statements;
    CH_TRY(auto plan, planOf(db, query));
    if (!plan)
        return statements;
    if (!plan->isByCountry(query)) {
        CH_TRY(auto sql, rowsStatement(db, query, *plan, limit));
        if (sql)
            statements.push_back(*std::move(sql));
        return statements;
    }
    CH_TRY(const std::vector<qint64> countries, countriesByName(db, query.isDescending));
    OrderQuery ofCountry = query;
    ofCountry.sort = OrderSort::CreatedAt;
    const auto only = plan->names.country;
    plan->lead = OrderLead::Country;
    for (const qint64 country : countries) {
        if (only && country != *only)
            continue;
        plan->names.country = country;
        CH_TRY(auto sql, rowsStatement(db, ofCountry, *plan, limit));
        statements.push_back(*std::move(sql));
    }
    return statements;
}

/// `selected` of all rows of the query; to be grouped by the caller. Nothing: no row can be found.
Result<std::optional<Statement>> wholeStatement(sql::Connection& db, OrderQuery query, const OrderNames& names,
                                                std::string_view selected)
{
    // Whatever order the list has: what finds the rows fastest is asked for.
    query.sort = OrderSort::CreatedAt;
    const QString search = folded(query.search.trimmed());
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
            CH_TRY(lead, leadOf(db, query, names));
            // Nothing is few: the range itself is counted in its index, which also holds what else is filtered by.
            if (lead == OrderLead::Walk && query.hasNote == true)
                lead = OrderLead::Noted;
            else if (lead == OrderLead::Walk && (query.minTotalMinor || query.maxTotalMinor))
                lead = OrderLead::Total;
            else if (lead == OrderLead::Walk && (query.paidFrom || query.paidTo))
                lead = OrderLead::Paid;
        }
        sql.add(" FROM orders o WHERE 1 = 1");
    }
    addConditions(sql, query, names, lead);
    if (lead != OrderLead::Paid && lead != OrderLead::Total)
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
    if (names.isNothing || isImpossible(query, folded(query.search.trimmed())))
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

} // namespace

Result<std::vector<RowNumber>> orderRows(sql::Connection& db, const OrderQuery& query, int limit,
                                         const std::stop_token& stop)
{
    std::vector<RowNumber> found;
    const auto isFull = [&] { return limit >= 0 && found.size() >= size_t(limit); };
    CH_TRY(const auto quick, shortCut(db, query, limit));
    if (quick) {
        CH_TRY(sql::Rows rows, quick->query(db));
        while (rows.next())
            found.push_back(rows.integer(0));
        CH_CHECK(rows.end());
        if (isFull())
            return found;
        found.clear();
    }
    CH_TRY(const auto statements, rowsStatements(db, query, limit));
    for (const Statement& statement : statements) {
        if (isFull())
            break;
        CH_TRY(sql::Rows rows, statement.query(db));
        while (!isFull() && rows.next()) {
            if (found.size() % kRowsBetweenLooks == 0 && stop.stop_requested())
                return Error{.kind = ErrorKind::Cancelled};
            found.push_back(rows.integer(0));
        }
        CH_CHECK(rows.end());
    }
    return found;
}

Result<QStringList> explainOrderRows(sql::Connection& db, const OrderQuery& query, int limit)
{
    QStringList plans;
    CH_TRY(const auto statements, rowsStatements(db, query, limit));
    for (const Statement& statement : statements) {
        CH_TRY(const QStringList plan, statement.explain(db));
        plans += plan;
    }
    return plans;
}

Result<std::vector<OrderTotal>> orderTotals(sql::Connection& db, const OrderQuery& query, const QTimeZone& zone)
{
    std::vector<OrderTotal> totals;
    CH_TRY(const OrderNames names, namesOf(db, query));
    if (names.isNothing || isImpossible(query, folded(query.search.trimmed())))
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

namespace {

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

Result<std::vector<QByteArray>> bodiesAt(sql::Connection& db, const std::vector<RowNumber>& rows)
{
    std::vector<QByteArray> bodies;
    bodies.reserve(rows.size());
    for (const RowNumber row : rows) {
        CH_TRY(sql::Rows found, db.query("SELECT body FROM order_bodies WHERE row = ?", row));
        if (found.next())
            bodies.push_back(found.bytes(0));
        CH_CHECK(found.end());
    }
    return bodies;
}

Result<std::vector<Order>> ordersAt(sql::Connection& db, const std::vector<RowNumber>& rows)
{
    CH_TRY(const auto bodies, bodiesAt(db, rows));
    std::vector<Order> orders;
    orders.reserve(bodies.size());
    for (const QByteArray& body : bodies) {
        CH_TRY(Order order, orderFromJson(body));
        orders.push_back(std::move(order));
    }
    return orders;
}

Result<QByteArray> orderBody(sql::Connection& db, OrderId id)
{
    CH_TRY(sql::Rows rows,
           db.query("SELECT b.body FROM orders o JOIN order_bodies b ON b.row = o.row WHERE o.id = ?", id));
    QByteArray body = rows.next() ? rows.bytes(0) : QByteArray();
    CH_CHECK(rows.end());
    return body;
}

Result<OrderId> orderIdOf(sql::Connection& db, const QString& orderNo)
{
    CH_TRY(const auto id, db.integer("SELECT id FROM orders WHERE order_no = ?", orderNo));
    return OrderId(id.value_or(0));
}

} // namespace ch::store
