// SPDX-License-Identifier: Apache-2.0
// A list's query as the parameters that saved views hold, and back: those of GET /orders and a desk's own.
// Pure functions; safe on any thread.
#pragma once

#include "core/domain/OrderQuery.h"
#include "core/domain/Shop.h"

namespace ch {

using QueryParameters = std::vector<std::pair<QString, QString>>;

/// status, exclude_status, fulfilment, q, sku, country, customer, order_no, created_from, created_to, paid_from, paid_to,
/// min_total, max_total, on_hold, has_note, overdue; a desk's own: due_today, due_from, due_before, in_outbox, region, currency,
/// cancel_reason, is_paid, paid_hour, shipped_from, shipped_to, min_ship_hours, max_ship_hours, shipped_late. Days of the shop's zone where a
/// time is the first of one, else timestamps. What is due is said by its name, for it means another moment tomorrow: before
/// `now` it is overdue, from the beginning of the day to its end due today.
QueryParameters parametersOf(const OrderQuery& query, const QTimeZone& zone, UtcTime now);
/// "-created_at": descending.
QString sortTextOf(const OrderQuery& query);

struct ReadViewQuery
{
    OrderQuery query;
    /// Parameters that this version does not know, or whose values it cannot read: the list shows more than was meant, and
    /// should say so.
    QStringList unknown;
};
/// `sort`: as sortTextOf(); empty, or none that is known: newest first.
ReadViewQuery orderQueryOf(const QueryParameters& parameters, const QString& sort, const QTimeZone& zone, UtcTime now);

/// The first moment of the day, and of the day after: between them lies what is due today.
UtcTime startOfDay(UtcTime now, const QTimeZone& zone);
UtcTime endOfDay(UtcTime now, const QTimeZone& zone);

} // namespace ch
