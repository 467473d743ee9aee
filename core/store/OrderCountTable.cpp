// SPDX-License-Identifier: Apache-2.0
#include "core/store/OrderCountTable.h"

#include "core/domain/NoValue.h"
#include "core/store/SalesSpans.h"
#include "core/store/SalesTable.h"

namespace ch::store {

namespace {

using sql::Statement;

struct Days
{
    QDate from;
    QDate to;
};

bool isFirstOfDay(UtcTime time, ShopCalendar& calendar)
{
    return calendar.dayOf(time) != calendar.dayOf(time.plusMs(-1));
}

/// Nothing if a bound lies within a day, or no day is between them.
std::optional<Days> wholeDays(const std::optional<UtcTime>& from, const std::optional<UtcTime>& to,
                              const QTimeZone& zone)
{
    ShopCalendar calendar(zone);
    if ((from && !isFirstOfDay(*from, calendar)) || (to && !isFirstOfDay(*to, calendar)))
        return std::nullopt;
    // Years of four digits, as spans have them.
    const Days days{.from = from ? dateOf(calendar.dayOf(*from)) : QDate(1000, 1, 1),
                    .to = to ? dateOf(calendar.dayOf(to->plusMs(-1))) : QDate(9999, 12, 31)};
    return days.from <= days.to ? std::optional(days) : std::nullopt;
}

/// What is left to ask when the given filters are answered.
bool asksNothing(OrderQuery rest)
{
    rest.sort = OrderSort::CreatedAt;
    rest.isDescending = true;
    return rest == OrderQuery{};
}

OrderQuery withoutStatuses(const OrderQuery& query)
{
    OrderQuery rest = query;
    rest.statuses.clear();
    rest.excludedStatuses.clear();
    return rest;
}

OrderQuery withoutCreation(OrderQuery query)
{
    query.createdFrom.reset();
    query.createdTo.reset();
    return query;
}

std::optional<Statement> countsByKind(const OrderQuery& query, const OrderNames& names, const QTimeZone& zone)
{
    OrderQuery rest = withoutCreation(withoutStatuses(query));
    rest.fulfilments.clear();
    rest.onHold.reset();
    rest.country.clear();
    if (!asksNothing(std::move(rest)))
        return std::nullopt;
    Statement sql("SELECT status, sum(orders) FROM order_counts WHERE");
    if (query.createdFrom || query.createdTo) {
        const auto days = wholeDays(query.createdFrom, query.createdTo, zone);
        if (!days)
            return std::nullopt;
        sql.add(" day >= ? AND day <= ?", numberOf(days->from), numberOf(days->to));
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
    return std::move(sql.add(" GROUP BY status"));
}

/// The conditions and nothing else, after "paid_orders p ON …".
std::optional<Statement> paidOrders(std::string_view selected, const OrderQuery& query, const OrderNames& names,
                                    const QTimeZone& zone)
{
    OrderQuery rest = withoutStatuses(query);
    rest.country.clear();
    rest.currency.clear();
    rest.paidFrom.reset();
    rest.paidTo.reset();
    rest.isPaid.reset();
    const bool isOfPaid = query.isPaid.value_or(query.paidFrom || query.paidTo);
    if (!isOfPaid || !asksNothing(std::move(rest)))
        return std::nullopt;
    const auto days = wholeDays(query.paidFrom, query.paidTo, zone);
    if (!days)
        return std::nullopt;
    Statement sql = withSpans(days->from, days->to);
    sql.add(selected).add(" FROM spans CROSS JOIN paid_orders p ON p.span BETWEEN first AND last WHERE 1 = 1");
    if (!query.currency.isEmpty())
        sql.add(" AND p.currency = ?", query.currency);
    if (asksForStatuses(query))
        sql.addList(" AND p.status IN", numbersOf(statusesOf(query)));
    if (names.country)
        sql.add(" AND p.country = ?", *names.country);
    return sql;
}

/// Placed on some days, by whether it was paid and why it was cancelled.
std::optional<Statement> countsByOutcome(const OrderQuery& query, const QTimeZone& zone)
{
    OrderQuery rest = withoutCreation(withoutStatuses(query));
    rest.isPaid.reset();
    rest.cancelReason.clear();
    if (!asksNothing(std::move(rest)))
        return std::nullopt;
    const auto days = wholeDays(query.createdFrom, query.createdTo, zone);
    if (!days)
        return std::nullopt;
    Statement sql = withSpans(days->from, days->to);
    sql.add("SELECT o.status, sum(sign * o.orders) FROM spans CROSS JOIN order_outcomes o "
            "ON o.span BETWEEN first AND last WHERE 1 = 1");
    if (asksForStatuses(query))
        sql.addList(" AND o.status IN", numbersOf(statusesOf(query)));
    if (query.isPaid)
        sql.add(" AND o.was_paid = ?", *query.isPaid);
    if (!query.cancelReason.isEmpty())
        sql.add(" AND o.reason = ?", query.cancelReason == kNoValue ? QStringLiteral("") : query.cancelReason);
    return std::move(sql.add(" GROUP BY o.status"));
}

} // namespace

std::optional<sql::Statement> keptCounts(const OrderQuery& query, const OrderNames& names, const QTimeZone& zone)
{
    if (auto sql = countsByKind(query, names, zone))
        return sql;
    if (auto sql = paidOrders("SELECT p.status, sum(sign * p.orders)", query, names, zone))
        return std::move(sql->add(" GROUP BY p.status"));
    return countsByOutcome(query, zone);
}

std::optional<sql::Statement> keptTotals(const OrderQuery& query, const OrderNames& names, const QTimeZone& zone)
{
    auto sql = paidOrders("SELECT p.currency, sum(sign * p.orders), sum(sign * p.total_minor)", query, names, zone);
    if (sql)
        sql->add(" GROUP BY p.currency HAVING sum(sign * p.orders) > 0 ORDER BY 2 DESC, 1");
    return sql;
}

} // namespace ch::store
