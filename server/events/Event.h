// SPDX-License-Identifier: Apache-2.0
// Something that happened to an order, as consumers and other systems hear of it: an entry of the order's timeline, and
// what the order was when it was read.
// Plain values; safe on any thread.
#pragma once

#include "core/base/Result.h"
#include "core/domain/OrderStatus.h"
#include "core/domain/Timeline.h"

#include <QByteArray>

#include <compare>
#include <optional>
#include <vector>

namespace ch::server {

/// A place between events. One position of the feed is of one order, so this orders all of them, as they were committed.
struct EventCursor
{
    qint64 position = 0;
    int seq = 0;

    friend auto operator<=>(const EventCursor&, const EventCursor&) = default;
};

struct EventLine
{
    int lineNo = 0;
    QString sku;
    qint64 quantity = 0;
    qint64 shippedQuantity = 0;
    qint64 releasedQuantity = 0;
    qint64 unitPriceMinor = 0;
    qint64 lineTotalMinor = 0;

    friend bool operator==(const EventLine&, const EventLine&) = default;
};

/// The order when the event was read: never older than the event, and perhaps newer (see `version`). Without names and
/// addresses: who needs them asks the service for the order.
struct EventOrder
{
    QString orderNo;
    OrderStatus status = OrderStatus::Pending;
    qint64 version = 0;
    qint64 revision = 0;
    QString currency;
    qint64 totalMinor = 0;
    qint64 paidMinor = 0;
    qint64 refundedMinor = 0;
    QString customerId;
    QString cancelReason;
    std::vector<EventLine> lines;

    friend bool operator==(const EventOrder&, const EventOrder&) = default;
};

struct Event
{
    OrderId orderId;
    /// 1, 2, … within the order.
    int seq = 0;
    qint64 position = 0;
    TimelineKind kind = TimelineKind::Placed;
    UtcTime at;
    /// The click that it came from; null for what the service did by itself.
    TraceId trace;
    /// What the timeline's entry says besides: a JSON object, or empty.
    QByteArray detail{};
    /// Looked up only where somebody wants the event (addOrders).
    EventOrder order{};

    EventCursor cursor() const { return {position, seq}; }
    /// "ORDERID-SEQ": stays the same however often the event is told.
    QString id() const { return orderId.toString() + u'-' + QString::number(seq); }

    friend bool operator==(const Event&, const Event&) = default;
};

/// "order.paid", "order.payment_refused", …: what an exchange routes by, and a webhook's `type`.
QByteArray routingKeyOf(TimelineKind kind);
/// Nothing for what is no event's: imports are history, no news.
std::optional<TimelineKind> kindOfRoutingKey(QStringView key);

/// `{id, type, timestamp, trace_id, position, data: {order_id, seq, order_no, status, …, lines, detail}}`.
QByteArray eventToJson(const Event& event);
/// The same again; BAD_REQUEST or VALIDATION_FAILED for what is none. Members of newer versions are passed over.
Result<Event> eventFromJson(QByteArrayView json);

} // namespace ch::server
