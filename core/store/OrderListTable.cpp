// SPDX-License-Identifier: Apache-2.0
#include "core/store/OrderListTable.h"

#include "core/domain/SalesPeriods.h"
#include "core/store/LoadTable.h"
#include "core/store/NameTable.h"
#include "core/store/OrderTable.h"
#include "core/store/SearchText.h"
#include "core/wire/OrderJson.h"

#include <algorithm>

namespace ch::store {

namespace {

using sql::Statement;

/// A condition that leaves fewer rows than this leads; else the sort's index is walked until the page is full.
constexpr qint64 kFewRows = 3000;

/// Some milliseconds of reading.
constexpr size_t kRowsBetweenLooks = 4096;

/// Which condition finds the rows. The engine knows nothing about the shop's data and would guess; so every other
/// condition is written as an expression (+column) that no index is on.
enum class Lead {
    Walk,
    Numbers,
    Sku,
    Customer,
    Outbox,
    PaidHour,
    ToShip,
    Held,
    Statuses,
    Fulfilments,
    Country,
    Paid,
    Total,
    Created
};

/// Numbers for names, looked up once.
struct Names
{
    std::optional<qint64> country;
    std::optional<qint64> region;
    std::optional<qint64> sku;
    /// Something is asked for that no row has.
    bool isNothing = false;
};

template <class T> std::vector<int> numbersOf(const std::vector<T>& values)
{
    std::vector<int> numbers;
    numbers.reserve(values.size());
    for (const T value : values)
        numbers.push_back(int(value));
    return numbers;
}

std::vector<OrderStatus> statusesOf(const OrderQuery& query)
{
    std::vector<OrderStatus> statuses;
    for (const OrderStatus status : allOrderStatuses()) {
        const bool isAsked =
            query.statuses.empty() || std::ranges::find(query.statuses, status) != query.statuses.end();
        if (isAsked && std::ranges::find(query.excludedStatuses, status) == query.excludedStatuses.end())
            statuses.push_back(status);
    }
    return statuses;
}

bool asksForStatuses(const OrderQuery& query)
{
    return !query.statuses.empty() || !query.excludedStatuses.empty();
}

Result<Names> lookUp(sql::Connection& db, const OrderQuery& query)
{
    Names names;
    if (!query.country.isEmpty()) {
        CH_TRY(names.country, knownNumber(db, NameTable::Of::Countries, query.country));
        names.isNothing = names.isNothing || !names.country;
    }
    if (!query.region.isEmpty()) {
        CH_TRY(names.region, knownNumber(db, NameTable::Of::Regions, query.region));
        names.isNothing = names.isNothing || !names.region;
    }
    if (!query.sku.isEmpty()) {
        CH_TRY(names.sku, knownNumber(db, NameTable::Of::Skus, query.sku));
        names.isNothing = names.isNothing || !names.sku;
    }
    names.isNothing = names.isNothing || statusesOf(query).empty();
    return names;
}

void addRange(Statement& sql, std::string_view from, const std::optional<UtcTime>& fromTime, std::string_view to,
              const std::optional<UtcTime>& toTime)
{
    if (fromTime)
        sql.add(from, *fromTime);
    if (toTime)
        sql.add(to, *toTime);
}

void addMoney(Statement& sql, const OrderQuery& query, std::string_view from, std::string_view to)
{
    if (query.minTotalMinor)
        sql.add(from, *query.minTotalMinor);
    if (query.maxTotalMinor)
        sql.add(to, *query.maxTotalMinor);
}

/// [[from, to), …] in epoch milliseconds, for json_each.
QString spanList(const std::vector<TimeSpan>& spans)
{
    QString json(u'[');
    for (const TimeSpan& span : spans) {
        json += json.size() > 1 ? QStringLiteral(",[") : QStringLiteral("[");
        json += QString(QString::number(span.from.epochMs()) + u',' + QString::number(span.to.epochMs()) + u']');
    }
    return json + u']';
}

/// The hours of the week that the clock shows within the days of payment.
std::vector<TimeSpan> paidHours(const OrderQuery& query)
{
    // Commerce on computers is younger; years that no list has are not worth their hours.
    constexpr UtcTime kOldest(0);
    const TimeSpan within{.from = std::max(query.paidFrom.value_or(kOldest), kOldest),
                          .to = query.paidTo.value_or(UtcTime(4'102'444'800'000))};
    return weekHours(query.paidHour->weekday, query.paidHour->hour, within,
                     QTimeZone(query.paidHour->timeZone.toLatin1()));
}

/// What only figures ask for.
void addRareFilters(Statement& sql, const OrderQuery& query, const Names& names)
{
    if (names.region)
        sql.add(" AND +o.region = ?", *names.region);
    if (!query.currency.isEmpty())
        sql.add(" AND +o.currency = ?", query.currency);
    if (!query.cancelReason.isEmpty())
        sql.add(" AND +o.cancel_reason = ?", query.cancelReason);
    if (query.isPaid)
        sql.add(*query.isPaid ? " AND +o.paid_at IS NOT NULL" : " AND +o.paid_at IS NULL");
    if (query.paidHour)
        sql.add(" AND o.row IN (SELECT p.row FROM json_each(?) h CROSS JOIN orders p "
                "ON p.paid_at >= json_extract(h.value, '$[0]') AND p.paid_at < json_extract(h.value, '$[1]'))",
                spanList(paidHours(query)));
    addRange(sql, " AND +o.shipped_at >= ?", query.shippedFrom, " AND +o.shipped_at < ?", query.shippedTo);
    if (query.minShipHours)
        sql.add(" AND max(0, +o.shipped_at - +o.paid_at) / 3600000 >= ?", *query.minShipHours);
    if (query.maxShipHours)
        sql.add(" AND max(0, +o.shipped_at - +o.paid_at) / 3600000 <= ?", *query.maxShipHours);
    if (query.isShippedLate)
        sql.add(*query.isShippedLate ? " AND +o.shipped_at > +o.ship_by" : " AND +o.shipped_at <= +o.ship_by");
}

/// " AND …" for every filter but the search.
void addFilters(Statement& sql, const OrderQuery& query, const Names& names, Lead lead)
{
    if (asksForStatuses(query))
        sql.addList(lead == Lead::Statuses ? " AND o.status IN" : " AND +o.status IN", numbersOf(statusesOf(query)));
    if (!query.fulfilments.empty())
        sql.addList(lead == Lead::Fulfilments ? " AND o.fulfilment IN" : " AND +o.fulfilment IN",
                    numbersOf(query.fulfilments));
    if (query.onHold)
        sql.add(lead == Lead::Held ? " AND o.on_hold = 1"
                : *query.onHold    ? " AND +o.on_hold = 1"
                                   : " AND +o.on_hold = 0");
    if (names.country)
        sql.add(lead == Lead::Country ? " AND o.country = ?" : " AND +o.country = ?", *names.country);
    addRareFilters(sql, query, names);
    // Rows are in the order of creation, to the second; the exact moment is looked up only inside those bounds.
    if (query.createdFrom)
        sql.add(" AND o.row >= ? AND +o.created_at >= ?", firstRowAt(*query.createdFrom), *query.createdFrom);
    if (query.createdTo)
        sql.add(" AND +o.created_at < ?", *query.createdTo);
    if (lead == Lead::Paid)
        addRange(sql, " AND o.paid_at >= ?", query.paidFrom, " AND o.paid_at < ?", query.paidTo);
    else
        addRange(sql, " AND +o.paid_at >= ?", query.paidFrom, " AND +o.paid_at < ?", query.paidTo);
    if (lead == Lead::Total)
        addMoney(sql, query, " AND o.total_minor >= ?", " AND o.total_minor <= ?");
    else
        addMoney(sql, query, " AND +o.total_minor >= ?", " AND +o.total_minor <= ?");
    if (query.dueBefore)
        sql.add(lead == Lead::ToShip ? " AND o.status = 1 AND o.to_ship > 0 AND o.ship_by < ?"
                                     : " AND +o.status = 1 AND +o.to_ship > 0 AND +o.ship_by < ?",
                *query.dueBefore);
    if (query.dueFrom)
        sql.add(lead == Lead::ToShip ? " AND o.status = 1 AND o.to_ship > 0 AND o.ship_by >= ?"
                                     : " AND +o.status = 1 AND +o.to_ship > 0 AND +o.ship_by >= ?",
                *query.dueFrom);
    if (!query.customer.isEmpty())
        sql.add(lead == Lead::Customer ? " AND o.row IN (SELECT row FROM orders WHERE customer = ? AND customer <> '' "
                                         "UNION SELECT row FROM orders WHERE customer_name = ?)"
                                       : " AND (+o.customer = ? OR +o.customer_name = ?)",
                query.customer, sortedName(query.customer));
    if (!query.orderNos.isEmpty())
        sql.addList(lead == Lead::Numbers ? " AND o.order_no IN" : " AND +o.order_no IN",
                    std::vector<QString>(query.orderNos.begin(), query.orderNos.end()));
    if (names.sku)
        sql.add(lead == Lead::Sku ? " AND o.row IN (SELECT row FROM order_lines WHERE sku = ?)"
                                  : " AND EXISTS (SELECT 1 FROM order_lines l WHERE l.sku = ? AND l.row = o.row)",
                *names.sku);
    if (query.isInOutbox)
        sql.add(lead == Lead::Outbox
                    ? " AND o.id IN (SELECT CAST(entity_id AS INTEGER) FROM outbox WHERE entity = 'order' "
                      "AND state IN ('WAITING', 'SENDING', 'REFUSED'))"
                    : " AND EXISTS (SELECT 1 FROM outbox b WHERE b.entity = 'order' AND b.entity_id = "
                      "CAST(o.id AS TEXT) AND b.state IN ('WAITING', 'SENDING', 'REFUSED'))");
}

/// Whether at most kFewRows rows fulfil one condition; looks at no more than that many.
Result<bool> isFew(sql::Connection& db, const Statement& condition)
{
    Statement sql("SELECT count(*) FROM (SELECT 1 FROM orders o WHERE 1 = 1");
    sql.add(condition).add(" LIMIT ?)", kFewRows + 1);
    CH_TRY(const qint64 rows, sql.integer(db));
    return rows <= kFewRows;
}

Result<bool> isFewCustomers(sql::Connection& db, const QString& customer)
{
    CH_TRY(const bool fewNumbered,
           isFew(db, std::move(Statement("").add(" AND o.customer = ? AND o.customer <> ''", customer))));
    if (!fewNumbered)
        return false;
    return isFew(db, std::move(Statement("").add(" AND o.customer_name = ?", sortedName(customer))));
}

Result<Lead> leadOf(sql::Connection& db, const OrderQuery& query, const Names& names)
{
    // Few by nature.
    if (!query.orderNos.isEmpty())
        return Lead::Numbers;
    if (query.isInOutbox)
        return Lead::Outbox;
    if (!query.customer.isEmpty()) {
        CH_TRY(const bool few, isFewCustomers(db, query.customer));
        if (few)
            return Lead::Customer;
    }
    if (query.paidHour)
        return Lead::PaidHour;
    if (names.sku)
        return Lead::Sku;
    if (query.dueBefore || query.dueFrom)
        return Lead::ToShip;
    if (query.onHold == true)
        return Lead::Held;
    std::vector<std::pair<Lead, Statement>> conditions;
    const auto offer = [&](Lead lead) -> Statement& { return conditions.emplace_back(lead, Statement("")).second; };
    if (asksForStatuses(query))
        offer(Lead::Statuses).addList(" AND o.status IN", numbersOf(statusesOf(query)));
    if (!query.fulfilments.empty())
        offer(Lead::Fulfilments).addList(" AND o.fulfilment IN", numbersOf(query.fulfilments));
    if (names.country)
        offer(Lead::Country).add(" AND o.country = ?", *names.country);
    if (query.paidFrom || query.paidTo)
        addRange(offer(Lead::Paid), " AND o.paid_at >= ?", query.paidFrom, " AND o.paid_at < ?", query.paidTo);
    if (query.minTotalMinor || query.maxTotalMinor)
        addMoney(offer(Lead::Total), query, " AND o.total_minor >= ?", " AND o.total_minor <= ?");
    if (query.createdFrom || query.createdTo) {
        Statement& created = offer(Lead::Created);
        if (query.createdFrom)
            created.add(" AND o.row >= ?", firstRowAt(*query.createdFrom));
        if (query.createdTo)
            created.add(" AND o.row < ?", firstRowAt(query.createdTo->plusSeconds(1)));
    }
    for (const auto& [lead, condition] : conditions) {
        CH_TRY(const bool few, isFew(db, condition));
        if (few)
            return lead;
    }
    return Lead::Walk;
}

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

/// An order is paid after it was created: bounds that save the walk from the newest order down to the range.
void addWalkBounds(Statement& sql, const OrderQuery& query)
{
    std::optional<UtcTime> before = query.createdTo;
    if (query.paidTo && (!before || *query.paidTo < *before))
        before = query.paidTo;
    // Orders of one instant may have got rows of the seconds that follow.
    if (before)
        sql.add(" AND o.row < ?", firstRowAt(before->plusSeconds(60)));
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
    Names names;
    /// Folded.
    QString search;
    bool isReady = false;
    Lead lead = Lead::Walk;

    /// Sorted by what no index has in order; each country's orders are.
    bool isByCountry(const OrderQuery& query) const
    {
        return query.sort == OrderSort::Country && isReady && search.isEmpty() && lead == Lead::Walk;
    }
};

/// Nothing: no row can be found.
Result<std::optional<Plan>> planOf(sql::Connection& db, const OrderQuery& query)
{
    Plan plan;
    CH_TRY(plan.names, lookUp(db, query));
    plan.search = folded(query.search.trimmed());
    if (plan.names.isNothing || isImpossible(query, plan.search))
        return std::optional<Plan>();
    CH_TRY(plan.isReady, isLoaded(db));
    if (plan.isReady && plan.search.isEmpty()) {
        CH_TRY(plan.lead, leadOf(db, query, plan.names));
    }
    return std::optional(std::move(plan));
}

Result<std::optional<Statement>> rowsStatement(sql::Connection& db, const OrderQuery& query, const Plan& plan,
                                               int limit)
{
    if (!plan.search.isEmpty()) {
        CH_TRY(auto sql, searchedRows(db, "SELECT o.row", plan.search, plan.isReady));
        if (sql) {
            addFilters(*sql, query, plan.names, Lead::Walk);
            sql->add(searchOrder(query, plan.isReady)).add(" LIMIT ?", limit);
        }
        return sql;
    }
    const SortText sort = textOf(query.sort);
    Statement sql("SELECT o.row FROM orders o");
    if (plan.isReady && plan.lead == Lead::Walk)
        sql.add(sort.index);
    sql.add(" WHERE 1 = 1");
    addFilters(sql, query, plan.names, plan.lead);
    addWalkBounds(sql, query);
    sql.add(query.isDescending ? sort.descending : sort.ascending).add(" LIMIT ?", limit);
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
    plan->lead = Lead::Country;
    for (const qint64 country : countries) {
        if (only && country != *only)
            continue;
        plan->names.country = country;
        CH_TRY(auto sql, rowsStatement(db, ofCountry, *plan, limit));
        statements.push_back(*std::move(sql));
    }
    return statements;
}

bool isFirstOfDay(UtcTime time, ShopCalendar& calendar)
{
    return calendar.dayOf(time) != calendar.dayOf(time.plusMs(-1));
}

bool asksForFigures(const OrderQuery& query)
{
    return !query.region.isEmpty() || !query.currency.isEmpty() || !query.cancelReason.isEmpty() || query.isPaid ||
           query.paidHour || query.shippedFrom || query.shippedTo || query.minShipHours || query.maxShipHours ||
           query.isShippedLate;
}

/// Whether the counts kept by day know the answer.
bool isCounted(const OrderQuery& query, ShopCalendar& calendar)
{
    const bool isByKind = query.search.isEmpty() && query.sku.isEmpty() && query.customer.isEmpty() &&
                          query.orderNos.isEmpty() && !query.paidFrom && !query.paidTo && !query.minTotalMinor &&
                          !query.maxTotalMinor && !query.dueBefore && !query.dueFrom && !query.isInOutbox &&
                          !asksForFigures(query);
    return isByKind && (!query.createdFrom || isFirstOfDay(*query.createdFrom, calendar)) &&
           (!query.createdTo || isFirstOfDay(*query.createdTo, calendar));
}

Statement countedStatement(const OrderQuery& query, const Names& names, ShopCalendar& calendar)
{
    Statement sql("SELECT status, sum(orders) FROM order_counts WHERE");
    if (query.createdFrom || query.createdTo) {
        sql.add(" day > 0");
        if (query.createdFrom)
            sql.add(" AND day >= ?", calendar.dayOf(*query.createdFrom));
        if (query.createdTo)
            sql.add(" AND day < ?", calendar.dayOf(*query.createdTo));
    } else {
        sql.add(" day = 0");
    }
    if (asksForStatuses(query))
        sql.addList(" AND status IN", numbersOf(statusesOf(query)));
    if (!query.fulfilments.empty())
        sql.addList(" AND fulfilment IN", numbersOf(query.fulfilments));
    if (query.onHold)
        sql.add(" AND on_hold = ?", *query.onHold);
    if (names.country)
        sql.add(" AND country = ?", *names.country);
    return sql.add(" GROUP BY status");
}

/// `selected` of all rows of the query; to be grouped by the caller. Nothing: no row can be found.
Result<std::optional<Statement>> wholeStatement(sql::Connection& db, const OrderQuery& query, const Names& names,
                                                std::string_view selected)
{
    const QString search = folded(query.search.trimmed());
    CH_TRY(const bool isReady, isLoaded(db));
    Statement sql(selected);
    Lead lead = Lead::Walk;
    if (!search.isEmpty()) {
        CH_TRY(auto searched, searchedRows(db, selected, search, isReady));
        if (!searched)
            return searched;
        sql = *std::move(searched);
    } else {
        if (isReady) {
            CH_TRY(lead, leadOf(db, query, names));
            // Nothing is few: the range itself is counted in its index, which also holds what else is filtered by.
            if (lead == Lead::Walk && (query.minTotalMinor || query.maxTotalMinor))
                lead = Lead::Total;
            else if (lead == Lead::Walk && (query.paidFrom || query.paidTo))
                lead = Lead::Paid;
        }
        sql.add(" FROM orders o WHERE 1 = 1");
    }
    addFilters(sql, query, names, lead);
    if (lead != Lead::Paid && lead != Lead::Total)
        addWalkBounds(sql, query);
    return std::optional(std::move(sql));
}

/// (status, count).
Result<std::optional<Statement>> countStatement(sql::Connection& db, const OrderQuery& query, const QTimeZone& zone)
{
    CH_TRY(const Names names, lookUp(db, query));
    if (names.isNothing || isImpossible(query, folded(query.search.trimmed())))
        return std::optional<Statement>();
    ShopCalendar calendar(zone);
    if (isCounted(query, calendar))
        return std::optional(countedStatement(query, names, calendar));
    CH_TRY(auto sql, wholeStatement(db, query, names, "SELECT o.status, count(*)"));
    if (sql)
        sql->add(" GROUP BY +o.status");
    return sql;
}

Result<> addSkuTotals(sql::Connection& db, const OrderQuery& query, const Names& names, std::vector<OrderTotal>& totals)
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

Result<std::vector<OrderTotal>> orderTotals(sql::Connection& db, const OrderQuery& query)
{
    std::vector<OrderTotal> totals;
    CH_TRY(const Names names, lookUp(db, query));
    if (names.isNothing || isImpossible(query, folded(query.search.trimmed())))
        return totals;
    CH_TRY(auto sql, wholeStatement(db, query, names, "SELECT o.currency, count(*), sum(o.total_minor)"));
    if (!sql)
        return totals;
    sql->add(" GROUP BY +o.currency ORDER BY 2 DESC, 1");
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
    std::array<qint64, 5> counts{};
    CH_TRY(const auto statement, countStatement(db, query, zone));
    if (!statement)
        return counts;
    CH_TRY(sql::Rows rows, statement->query(db));
    while (rows.next()) {
        const qint64 status = rows.integer(0);
        if (status >= 0 && status < qint64(counts.size()))
            counts[size_t(status)] += rows.integer(1);
    }
    CH_CHECK(rows.end());
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
