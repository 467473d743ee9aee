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

void addNotes(Statement& sql, bool hasNote, const OrderNames& names, OrderLead lead)
{
    if (lead == OrderLead::Noted && names.areNotesWaiting)
        sql.add(" AND o.row IN (SELECT row FROM orders WHERE note_count > 0 UNION SELECT row FROM orders WHERE id IN ")
            .add(kWaitingNotes)
            .add(")");
    else if (lead == OrderLead::Noted)
        sql.add(" AND o.note_count > 0");
    else if (!names.areNotesWaiting)
        sql.add(hasNote ? " AND +o.note_count > 0" : " AND +o.note_count = 0");
    else if (hasNote)
        sql.add(" AND (+o.note_count > 0 OR +o.id IN ").add(kWaitingNotes).add(")");
    else
        sql.add(" AND +o.note_count = 0 AND +o.id NOT IN ").add(kWaitingNotes);
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

std::string_view indexOf(OrderLead lead, const OrderNames& names)
{
    switch (lead) {
    case OrderLead::ToShip:
        return " INDEXED BY orders_to_ship";
    case OrderLead::Held:
        return " INDEXED BY orders_held";
    case OrderLead::Noted:
        return names.areNotesIndexed && !names.areNotesWaiting ? " INDEXED BY orders_noted" : "";
    case OrderLead::Statuses:
        return " INDEXED BY orders_status";
    case OrderLead::Fulfilments:
        return " INDEXED BY orders_fulfilment";
    case OrderLead::Country:
        return " INDEXED BY orders_country";
    case OrderLead::Paid:
        return " INDEXED BY orders_paid";
    case OrderLead::Total:
        return " INDEXED BY orders_total";
    default:
        return "";
    }
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
        addNotes(sql, *query.hasNote, names, lead);
    if (names.country)
        sql.add(lead == OrderLead::Country ? " AND o.country = ?" : " AND +o.country = ?", *names.country);
    addRareFilters(sql, query, names);
    // Rows are in the order of creation, to the second; the exact moment is looked up only at the ends of the range.
    if (query.createdFrom)
        sql.add(" AND o.row >= ? AND (o.row >= ? OR +o.created_at >= ?)", firstRowAt(*query.createdFrom),
                firstRowAt(query.createdFrom->plusSeconds(kMostPushedSeconds)), *query.createdFrom);
    if (query.createdTo)
        sql.add(" AND (o.row < ? OR +o.created_at < ?)", firstRowAt(*query.createdTo), *query.createdTo);
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

} // namespace ch::store
