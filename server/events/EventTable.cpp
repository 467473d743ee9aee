// SPDX-License-Identifier: Apache-2.0
#include "server/events/EventTable.h"

#include <algorithm>
#include <unordered_map>

namespace ch::server {

namespace {

// A portion is a matter of a millisecond.
constexpr int kForgottenAtOnce = 500;

std::optional<Event> eventOf(const sql::Rows& rows)
{
    const auto kind = timelineKindFromName(rows.text(3));
    if (!kind)
        return std::nullopt;
    Event event;
    event.position = rows.integer(0);
    event.orderId = rows.id<OrderId>(1);
    event.seq = int(rows.integer(2));
    event.kind = *kind;
    event.at = rows.time(4);
    event.trace = TraceId::fromText(rows.text(5).toLatin1()).value_or(TraceId());
    event.detail = rows.text(6).toUtf8();
    return event;
}

Result<std::optional<EventOrder>> readOrder(sql::Connection& db, OrderId id)
{
    std::optional<EventOrder> order;
    {
        CH_TRY(sql::Rows rows,
               db.query("SELECT order_no, status, version, revision, currency, total_minor, paid_minor, "
                        "refunded_minor, customer_id, cancel_reason FROM orders WHERE id = ?",
                        id));
        if (rows.next()) {
            order = EventOrder{.orderNo = rows.text(0),
                               .status = orderStatusFromName(rows.text(1)).value_or(OrderStatus::Pending),
                               .version = rows.integer(2),
                               .revision = rows.integer(3),
                               .currency = rows.text(4),
                               .totalMinor = rows.integer(5),
                               .paidMinor = rows.integer(6),
                               .refundedMinor = rows.integer(7),
                               .customerId = rows.text(8),
                               .cancelReason = rows.text(9)};
        }
        CH_CHECK(rows.end());
    }
    if (!order)
        return order;
    CH_TRY(sql::Rows rows, db.query("SELECT line_no, sku, quantity, shipped_quantity, released_quantity, "
                                    "unit_price_minor, line_total_minor FROM order_lines WHERE order_id = ? "
                                    "ORDER BY line_no",
                                    id));
    while (rows.next()) {
        order->lines.push_back({.lineNo = int(rows.integer(0)),
                                .sku = rows.text(1),
                                .quantity = rows.integer(2),
                                .shippedQuantity = rows.integer(3),
                                .releasedQuantity = rows.integer(4),
                                .unitPriceMinor = rows.integer(5),
                                .lineTotalMinor = rows.integer(6)});
    }
    CH_CHECK(rows.end());
    return order;
}

} // namespace

Result<std::vector<Event>> readEvents(sql::Connection& db, EventCursor after, int limit)
{
    CH_TRY(sql::Rows rows, db.query("SELECT position, order_id, seq, kind, at, trace_id, detail FROM events "
                                    "WHERE position >= ? AND (position > ? OR seq > ?) ORDER BY position, seq LIMIT ?",
                                    after.position, after.position, after.seq, limit));
    std::vector<Event> events;
    while (rows.next()) {
        // A kind of a newer version: the schema says that there is none.
        if (auto event = eventOf(rows))
            events.push_back(*std::move(event));
    }
    CH_CHECK(rows.end());
    return events;
}

Result<std::optional<Event>> readEvent(sql::Connection& db, OrderId order, int seq)
{
    CH_TRY(sql::Rows rows, db.query("SELECT position, order_id, seq, kind, at, trace_id, detail FROM events "
                                    "WHERE order_id = ? AND seq = ? AND position IS NOT NULL",
                                    order, seq));
    std::optional<Event> event;
    if (rows.next())
        event = eventOf(rows);
    CH_CHECK(rows.end());
    return event;
}

Result<> addOrders(sql::Connection& db, std::span<Event> events)
{
    // Several events of a page are often one order's.
    std::unordered_map<OrderId, EventOrder> known;
    for (Event& event : events) {
        auto found = known.find(event.orderId);
        if (found == known.end()) {
            CH_TRY(auto order, readOrder(db, event.orderId));
            found = known.emplace(event.orderId, order ? *std::move(order) : EventOrder()).first;
        }
        event.order = found->second;
    }
    return ok();
}

Result<qint64> countEvents(sql::Connection& db, EventCursor after, qint64 most)
{
    CH_TRY(const auto count, db.integer("SELECT count(*) FROM (SELECT seq FROM events WHERE position >= ? "
                                        "AND (position > ? OR seq > ?) ORDER BY position, seq LIMIT ?) AS waiting",
                                        after.position, after.position, after.seq, most));
    return count.value_or(0);
}

Result<std::optional<UtcTime>> timeOfNextEvent(sql::Connection& db, EventCursor after)
{
    CH_TRY(const auto at, db.integer("SELECT at FROM events WHERE position >= ? AND (position > ? OR seq > ?) "
                                     "ORDER BY position, seq LIMIT 1",
                                     after.position, after.position, after.seq));
    return at ? std::optional(UtcTime(*at)) : std::nullopt;
}

Result<std::optional<EventCursor>> cursorOf(sql::Connection& db, const QString& reader)
{
    CH_TRY(sql::Rows rows, db.query("SELECT position, seq FROM event_cursors WHERE reader = ?", reader));
    std::optional<EventCursor> cursor;
    if (rows.next())
        cursor = EventCursor{rows.integer(0), int(rows.integer(1))};
    CH_CHECK(rows.end());
    return cursor;
}

Result<EventCursor> slowestCursor(sql::Connection& db)
{
    CH_TRY(sql::Rows rows, db.query("SELECT position, seq FROM event_cursors ORDER BY position, seq LIMIT 1"));
    EventCursor cursor;
    if (rows.next())
        cursor = {rows.integer(0), int(rows.integer(1))};
    CH_CHECK(rows.end());
    return cursor;
}

Result<bool> moveCursor(WriteContext& context, const QString& reader, EventCursor from, EventCursor to)
{
    CH_TRY(const qint64 moved,
           context.db.run("INSERT INTO event_cursors (reader, position, seq, moved_at) VALUES (?, ?, ?, ?) "
                          "ON CONFLICT (reader) DO UPDATE SET position = excluded.position, seq = excluded.seq, "
                          "moved_at = excluded.moved_at "
                          "WHERE event_cursors.position = ? AND event_cursors.seq = ?",
                          reader, to.position, to.seq, context.now, from.position, from.seq));
    return moved == 1;
}

Result<bool> markConsumed(WriteContext& context, const QString& consumer, EventCursor event)
{
    CH_TRY(const qint64 marked,
           context.db.run("INSERT INTO consumed_events (consumer, position, seq, consumed_at) VALUES (?, ?, ?, ?) "
                          "ON CONFLICT (consumer, position, seq) DO NOTHING",
                          consumer, event.position, event.seq, context.now));
    return marked == 1;
}

Result<bool> isConsumed(sql::Connection& db, const QString& consumer, EventCursor event)
{
    CH_TRY(const auto found,
           db.integer("SELECT consumed_at FROM consumed_events WHERE consumer = ? AND position = ? AND seq = ?",
                      consumer, event.position, event.seq));
    return found.has_value();
}

Result<int> passConsumed(WriteContext& context, const QString& consumer, std::span<const TimelineKind> wanted,
                         int limit)
{
    CH_TRY(const auto known, cursorOf(context.db, consumer));
    const EventCursor from = known.value_or(EventCursor());
    CH_TRY(const auto events, readEvents(context.db, from, limit));
    EventCursor to = from;
    int passed = 0;
    for (const Event& event : events) {
        if (std::ranges::find(wanted, event.kind) != wanted.end()) {
            CH_TRY(const bool isDone, isConsumed(context.db, consumer, event.cursor()));
            if (!isDone)
                break;
        }
        to = event.cursor();
        ++passed;
    }
    if (passed > 0)
        CH_CHECK(moveCursor(context, consumer, from, to));
    return passed;
}

Result<bool> forgetConsumed(WriteContext& context, UtcTime before)
{
    bool isMore = false;
    std::vector<std::pair<QString, EventCursor>> readers;
    {
        CH_TRY(sql::Rows rows, context.db.query("SELECT reader, position, seq FROM event_cursors"));
        while (rows.next())
            readers.push_back({rows.text(0), {rows.integer(1), int(rows.integer(2))}});
        CH_CHECK(rows.end());
    }
    for (const auto& [consumer, cursor] : readers) {
        CH_TRY(const qint64 forgotten,
               context.db.run("DELETE FROM consumed_events WHERE consumer = ? AND consumed_at < ? AND "
                              "(position, seq) IN (SELECT position, seq FROM consumed_events WHERE consumer = ? "
                              "AND position < ? ORDER BY position, seq LIMIT ?)",
                              consumer, before, consumer, cursor.position, kForgottenAtOnce));
        isMore = isMore || forgotten == kForgottenAtOnce;
    }
    return isMore;
}

Result<> setAside(WriteContext& context, const QString& consumer, const Event& event, const QString& error)
{
    CH_CHECK(context.db.run("INSERT INTO set_aside_events (consumer, position, seq, order_id, error, attempts, "
                            "set_aside_at) VALUES (?, ?, ?, ?, ?, 1, ?) "
                            "ON CONFLICT (consumer, position, seq) DO UPDATE SET error = excluded.error, "
                            "attempts = set_aside_events.attempts + 1",
                            consumer, event.position, event.seq, event.orderId, error.left(1000), context.now));
    return ok();
}

Result<> takeBack(WriteContext& context, const QString& consumer, EventCursor event)
{
    CH_CHECK(context.db.run("DELETE FROM set_aside_events WHERE consumer = ? AND position = ? AND seq = ?", consumer,
                            event.position, event.seq));
    return ok();
}

Result<std::vector<SetAsideEvent>> readSetAside(sql::Connection& db, const QString& consumer, int limit)
{
    CH_TRY(sql::Rows rows, db.query("SELECT position, seq, order_id, attempts FROM set_aside_events "
                                    "WHERE consumer = ? ORDER BY attempts, position, seq LIMIT ?",
                                    consumer, limit));
    std::vector<SetAsideEvent> events;
    while (rows.next())
        events.push_back({.consumer = consumer,
                          .cursor = {rows.integer(0), int(rows.integer(1))},
                          .order = rows.id<OrderId>(2),
                          .attempts = int(rows.integer(3))});
    CH_CHECK(rows.end());
    return events;
}

Result<qint64> countSetAside(sql::Connection& db, const QString& consumer)
{
    CH_TRY(const auto count, db.integer("SELECT count(*) FROM set_aside_events WHERE consumer = ?", consumer));
    return count.value_or(0);
}

} // namespace ch::server
