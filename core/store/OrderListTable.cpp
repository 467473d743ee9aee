// SPDX-License-Identifier: Apache-2.0
#include "core/store/OrderListTable.h"

#include "core/store/LoadTable.h"
#include "core/store/OrderConditionTable.h"
#include "core/store/OrderLeadTable.h"
#include "core/store/OrderMonthTable.h"
#include "core/store/OrderSearchTable.h"
#include "core/store/OrderSortTable.h"

#include <algorithm>

namespace ch::store {

namespace {

using sql::Statement;

/// Some milliseconds of reading.
constexpr size_t kRowsBetweenLooks = 4096;

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

/// How the rows of a query are found.
struct Plan
{
    OrderNames names;
    /// Folded.
    QString search;
    bool isReady = false;
    OrderLead lead = OrderLead::Walk;

    bool isWalk() const { return isReady && search.isEmpty() && lead == OrderLead::Walk; }
    /// Sorted by what no index has in order; each country's orders are.
    bool isByCountry(const OrderQuery& query) const { return query.sort == OrderSort::Country && isWalk(); }
    /// Each status's orders of some time stand together; those of others need not be walked through.
    bool isByStatus(const OrderQuery& query) const { return query.sort == OrderSort::Status && isWalk(); }
};

/// Nothing: no row can be found.
Result<std::optional<Plan>> planOf(sql::Connection& db, const OrderQuery& query, int limit)
{
    Plan plan;
    CH_TRY(plan.names, namesOf(db, query));
    plan.search = searchedText(query);
    if (plan.names.isNothing || isSearchedInVain(query))
        return std::optional<Plan>();
    CH_TRY(plan.isReady, isLoaded(db));
    if (plan.isReady && plan.search.isEmpty()) {
        CH_TRY(plan.lead, leadOf(db, query, plan.names));
        if (plan.lead == OrderLead::Walk) {
            CH_TRY(plan.lead, betterThanAWalk(db, query, plan.names, limit));
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
            sql->add(searchedOrder(query, plan.isReady)).add(" LIMIT ?", limit);
        }
        return sql;
    }
    if (plan.lead == OrderLead::Months) {
        CH_TRY(auto sql, rowsByMonths(db, query, plan.names, limit));
        return std::optional(std::move(sql));
    }
    Statement sql("SELECT o.row FROM orders o");
    if (plan.isReady)
        sql.add(plan.lead == OrderLead::Walk ? sortTextOf(query.sort).index : indexOf(plan.lead, plan.names));
    sql.add(" WHERE 1 = 1");
    addConditions(sql, query, plan.names, plan.lead);
    addWalkBounds(sql, query);
    if (plan.isReady && plan.lead == OrderLead::Walk)
        addSortBounds(sql, query);
    sql.add(orderTextOf(query)).add(" LIMIT ?", limit);
    return std::optional(std::move(sql));
}

/// How many rows of a sort are looked into for a text that many have, before all hits of the search are sorted.
constexpr int kLookedInto = 3000;

/// The first rows in the order of the sort's index, as far as kLookedInto goes: if they fill the page, they are the page.
/// Nothing: there is no such short cut.
Result<std::optional<Statement>> shortCut(sql::Connection& db, const OrderQuery& query, int limit)
{
    constexpr int kMostRows = 256;
    const SortText sort = sortTextOf(query.sort);
    if (query.search.isEmpty() || sort.index.empty() || limit < 0 || limit > kMostRows)
        return std::optional<Statement>();
    CH_TRY(const auto plan, planOf(db, query, limit));
    if (!plan || !plan->isReady)
        return std::optional<Statement>();
    const std::string_view order = orderTextOf(query);
    Statement sql("SELECT o.row FROM (SELECT o.row AS walked FROM orders o");
    sql.add(sort.index).add(order).add(" LIMIT ?", kLookedInto);
    sql.add(") w CROSS JOIN orders o ON o.row = w.walked CROSS JOIN order_texts t ON t.row = o.row "
            "WHERE instr(t.text, ?) > 0",
            plan->search);
    addConditions(sql, query, plan->names, OrderLead::Walk);
    sql.add(order).add(" LIMIT ?", limit);
    return std::optional(std::move(sql));
}

/// Status by status, each newest or oldest first.
Result<std::vector<Statement>> rowsByStatus(sql::Connection& db, OrderQuery query, Plan plan, int limit)
{
    std::vector<OrderStatus> statuses = statusesOf(query);
    if (query.isDescending)
        std::ranges::reverse(statuses);
    std::vector<Statement> statements;
    query.sort = OrderSort::CreatedAt;
    query.excludedStatuses.clear();
    plan.lead = OrderLead::Statuses;
    for (const OrderStatus status : statuses) {
        query.statuses = {status};
        CH_TRY(auto sql, rowsStatement(db, query, plan, limit));
        statements.push_back(*std::move(sql));
    }
    return statements;
}

/// A statement for each part of the list, in its order.
Result<std::vector<Statement>> rowsStatements(sql::Connection& db, const OrderQuery& asked, int limit)
{
    std::vector<Statement> statements;
    CH_TRY(const bool isReady, isLoaded(db));
    OrderQuery query = asked;
    if (isReady && limit >= 0 && asked.search.isEmpty()) {
        CH_TRY(query, withTimeOfCreation(db, asked));
    }
    CH_TRY(auto plan, planOf(db, query, limit));
    if (!plan)
        return statements;
    if (plan->isByStatus(query))
        return rowsByStatus(db, query, *plan, limit);
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

} // namespace ch::store
