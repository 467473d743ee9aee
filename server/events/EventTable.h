// SPDX-License-Identifier: Apache-2.0
// The events in the order of their commits, and how far each reader of them has come. The rows are the timelines' own: they
// were written in the transaction of what they tell (R13), so nothing else has to be.
// Functions on a connection; on the connection's thread.
#pragma once

#include "server/events/Event.h"
#include "server/store/WriteContext.h"

#include <span>

namespace ch::server {

/// The next events after a place, without their orders.
Result<std::vector<Event>> readEvents(sql::Connection& db, EventCursor after, int limit);
/// One of them; nothing if there is none.
Result<std::optional<Event>> readEvent(sql::Connection& db, OrderId order, int seq);
/// Fills in `order`. In the snapshot in which the events were read, or later.
Result<> addOrders(sql::Connection& db, std::span<Event> events);
/// How many there are after a place; counts no further than `most`.
Result<qint64> countEvents(sql::Connection& db, EventCursor after, qint64 most);
/// How long the next event after a place has been there; nothing if there is none.
Result<std::optional<UtcTime>> timeOfNextEvent(sql::Connection& db, EventCursor after);

/// Where a reader is. One that is not known begins before all that ever happened here; a reader that takes over from others
/// (a relay from the consumers in the process) may begin where the last of them is: slowestCursor().
Result<std::optional<EventCursor>> cursorOf(sql::Connection& db, const QString& reader);
Result<EventCursor> slowestCursor(sql::Connection& db);
/// Moves a reader on, if it is still where the caller read; false if somebody else moved it.
Result<bool> moveCursor(WriteContext& context, const QString& reader, EventCursor from, EventCursor to);

/// Notes that an event has its effect; false if it had it before (R14).
Result<bool> markConsumed(WriteContext& context, const QString& consumer, EventCursor event);
Result<bool> isConsumed(sql::Connection& db, const QString& consumer, EventCursor event);
/// Moves a consumer's cursor over what it consumed by another way (a broker's deliveries come in any order), as far as
/// nothing is missing; only events of the wanted kinds count. How many it passed, at most `limit`.
Result<int> passConsumed(WriteContext& context, const QString& consumer, std::span<const TimelineKind> wanted,
                         int limit);
/// Forgets marks that are older than `before` and behind their consumer's cursor, some at a time. Whether there may be more.
Result<bool> forgetConsumed(WriteContext& context, UtcTime before);

struct SetAsideEvent
{
    QString consumer;
    EventCursor cursor;
    OrderId order;
    int attempts = 0;
};
/// Puts an event that a consumer failed on out of the way of the others, or counts another failure.
Result<> setAside(WriteContext& context, const QString& consumer, const Event& event, const QString& error);
Result<> takeBack(WriteContext& context, const QString& consumer, EventCursor event);
/// What was tried least, first: what always fails does not keep the others from their turn.
Result<std::vector<SetAsideEvent>> readSetAside(sql::Connection& db, const QString& consumer, int limit);
Result<qint64> countSetAside(sql::Connection& db, const QString& consumer);

} // namespace ch::server
