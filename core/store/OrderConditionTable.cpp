// SPDX-License-Identifier: Apache-2.0
#include "core/store/OrderConditionTable.h"

#include "core/domain/NoValue.h"
#include "core/domain/SalesPeriods.h"
#include "core/store/NameTable.h"
#include "core/store/OrderRow.h"
#include "core/store/OrderTable.h"

#include <algorithm>

namespace ch::store {

namespace {

using sql::Statement;

/// A condition that leaves fewer rows than this leads; else the sort's index is walked until the page is full.
constexpr qint64 kFewRows = 3000;

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
void addRareFilters(Statement& sql, const OrderQuery& query, const OrderNames& names)
{
    if (names.region)
        sql.add(" AND +o.region = ?", *names.region);
    if (!query.currency.isEmpty())
        sql.add(" AND +o.currency = ?", query.currency);
    if (!query.cancelReason.isEmpty())
        sql.add(" AND +o.cancel_reason = ?", query.cancelReason == kNoValue ? QStringLiteral("") : query.cancelReason);
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

/// Orders with a note that the service does not know yet. Seldom more than a handful; what was refused is none.
constexpr std::string_view kWaitingNotes =
    "(SELECT CAST(entity_id AS INTEGER) FROM outbox WHERE entity = 'order' AND kind = 'NOTE' "
    "AND state IN ('WAITING', 'SENDING', 'REFUSED') AND state <> 'REFUSED')";

Result<bool> areNotesWaiting(sql::Connection& db)
{
    Statement sql("SELECT count(*) FROM ");
    CH_TRY(const qint64 orders, sql.add(kWaitingNotes).integer(db));
    return orders > 0;
}

/// `isInOrder`: their own index has the order that is asked for.
void addNotes(Statement& sql, bool hasNote, bool isInOrder, const OrderNames& names, OrderLead lead)
{
    if (lead == OrderLead::Noted && names.areNotesWaiting)
        sql.add(" AND o.row IN (SELECT row FROM orders WHERE note_count > 0 UNION SELECT row FROM orders WHERE id IN ")
            .add(kWaitingNotes)
            .add(")");
    else if (lead == OrderLead::Noted)
        sql.add(isInOrder ? " AND o.note_count > 0" : " AND o.row IN (SELECT row FROM orders WHERE note_count > 0)");
    else if (hasNote && !names.areNotesWaiting && names.areNotesIndexed)
        // Their index is small: to look there costs a fourth of a look into the table.
        sql.add(
            " AND EXISTS (SELECT 1 FROM orders n INDEXED BY orders_noted WHERE n.row = o.row AND n.note_count > 0)");
    else if (!names.areNotesWaiting)
        sql.add(hasNote ? " AND +o.note_count > 0" : " AND +o.note_count = 0");
    else if (hasNote)
        sql.add(" AND (+o.note_count > 0 OR +o.id IN ").add(kWaitingNotes).add(")");
    else
        sql.add(" AND +o.note_count = 0 AND +o.id NOT IN ").add(kWaitingNotes);
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
    CH_TRY(const bool fewNumbered, isFew(db, Statement("").add(" AND o.customer = ? AND o.customer <> ''", customer)));
    if (!fewNumbered)
        return false;
    return isFew(db, Statement("").add(" AND o.customer_name = ?", sortedName(customer)));
}

} // namespace

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

Result<OrderNames> namesOf(sql::Connection& db, const OrderQuery& query)
{
    OrderNames names;
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
    if (query.hasNote) {
        CH_TRY(names.areNotesWaiting, areNotesWaiting(db));
        CH_TRY(const auto indexes,
               db.integer("SELECT count(*) FROM sqlite_master WHERE type = 'index' AND name = 'orders_noted'"));
        names.areNotesIndexed = indexes == 1;
    }
    names.isNothing = names.isNothing || statusesOf(query).empty();
    return names;
}

void addConditions(Statement& sql, const OrderQuery& query, const OrderNames& names, OrderLead lead)
{
    if (asksForStatuses(query))
        sql.addList(lead == OrderLead::Statuses ? " AND o.status IN" : " AND +o.status IN",
                    numbersOf(statusesOf(query)));
    if (!query.fulfilments.empty())
        sql.addList(lead == OrderLead::Fulfilments ? " AND o.fulfilment IN" : " AND +o.fulfilment IN",
                    numbersOf(query.fulfilments));
    if (query.onHold)
        sql.add(lead == OrderLead::Held ? " AND o.on_hold = 1"
                : *query.onHold         ? " AND +o.on_hold = 1"
                                        : " AND +o.on_hold = 0");
    if (query.hasNote)
        addNotes(sql, *query.hasNote, query.sort == OrderSort::CreatedAt, names, lead);
    if (names.country)
        sql.add(lead == OrderLead::Country ? " AND o.country = ?" : " AND +o.country = ?", *names.country);
    addRareFilters(sql, query, names);
    // Rows are in the order of creation, to the second; the exact moment is looked up only inside those bounds.
    if (query.createdFrom)
        sql.add(" AND o.row >= ? AND +o.created_at >= ?", firstRowAt(*query.createdFrom), *query.createdFrom);
    if (query.createdTo)
        sql.add(" AND +o.created_at < ?", *query.createdTo);
    if (lead == OrderLead::Paid)
        addRange(sql, " AND o.paid_at >= ?", query.paidFrom, " AND o.paid_at < ?", query.paidTo);
    else
        addRange(sql, " AND +o.paid_at >= ?", query.paidFrom, " AND +o.paid_at < ?", query.paidTo);
    if (lead == OrderLead::Total)
        addMoney(sql, query, " AND o.total_minor >= ?", " AND o.total_minor <= ?");
    else
        addMoney(sql, query, " AND +o.total_minor >= ?", " AND +o.total_minor <= ?");
    if (query.dueBefore)
        sql.add(lead == OrderLead::ToShip ? " AND o.status = 1 AND o.to_ship > 0 AND o.ship_by < ?"
                                          : " AND +o.status = 1 AND +o.to_ship > 0 AND +o.ship_by < ?",
                *query.dueBefore);
    if (query.dueFrom)
        sql.add(lead == OrderLead::ToShip ? " AND o.status = 1 AND o.to_ship > 0 AND o.ship_by >= ?"
                                          : " AND +o.status = 1 AND +o.to_ship > 0 AND +o.ship_by >= ?",
                *query.dueFrom);
    if (!query.customer.isEmpty())
        sql.add(lead == OrderLead::Customer
                    ? " AND o.row IN (SELECT row FROM orders WHERE customer = ? AND customer <> '' "
                      "UNION SELECT row FROM orders WHERE customer_name = ?)"
                    : " AND (+o.customer = ? OR +o.customer_name = ?)",
                query.customer, sortedName(query.customer));
    if (!query.orderNos.isEmpty())
        sql.addList(lead == OrderLead::Numbers ? " AND o.order_no IN" : " AND +o.order_no IN",
                    std::vector<QString>(query.orderNos.begin(), query.orderNos.end()));
    if (names.sku)
        sql.add(lead == OrderLead::Sku ? " AND o.row IN (SELECT row FROM order_lines WHERE sku = ?)"
                                       : " AND EXISTS (SELECT 1 FROM order_lines l WHERE l.sku = ? AND l.row = o.row)",
                *names.sku);
    // What was refused waits for nobody but its person; in the list it is what the index is made for.
    if (query.isInOutbox)
        sql.add(
            lead == OrderLead::Outbox
                ? " AND o.id IN (SELECT CAST(entity_id AS INTEGER) FROM outbox WHERE entity = 'order' "
                  "AND state IN ('WAITING', 'SENDING', 'REFUSED') AND state <> 'REFUSED')"
                : " AND EXISTS (SELECT 1 FROM outbox b WHERE b.entity = 'order' AND b.entity_id = CAST(o.id AS TEXT) "
                  "AND b.state IN ('WAITING', 'SENDING', 'REFUSED') AND b.state <> 'REFUSED')");
}

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
    if (query.dueBefore || query.dueFrom)
        return OrderLead::ToShip;
    if (query.onHold == true)
        return OrderLead::Held;
    std::vector<std::pair<OrderLead, Statement>> conditions;
    const auto offer = [&](OrderLead lead) -> Statement& {
        return conditions.emplace_back(lead, Statement("")).second;
    };
    if (query.hasNote == true)
        offer(OrderLead::Noted).add(" AND o.note_count > 0");
    if (asksForStatuses(query))
        offer(OrderLead::Statuses).addList(" AND o.status IN", numbersOf(statusesOf(query)));
    if (!query.fulfilments.empty())
        offer(OrderLead::Fulfilments).addList(" AND o.fulfilment IN", numbersOf(query.fulfilments));
    if (names.country)
        offer(OrderLead::Country).add(" AND o.country = ?", *names.country);
    if (query.paidFrom || query.paidTo)
        addRange(offer(OrderLead::Paid), " AND o.paid_at >= ?", query.paidFrom, " AND o.paid_at < ?", query.paidTo);
    if (query.minTotalMinor || query.maxTotalMinor)
        addMoney(offer(OrderLead::Total), query, " AND o.total_minor >= ?", " AND o.total_minor <= ?");
    if (query.createdFrom || query.createdTo) {
        Statement& created = offer(OrderLead::Created);
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
    // Their index has the newest first, however many they are.
    return query.hasNote == true && query.sort == OrderSort::CreatedAt ? OrderLead::Noted : OrderLead::Walk;
}

} // namespace ch::store
