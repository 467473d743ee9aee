// SPDX-License-Identifier: Apache-2.0
#include "server/orders/TimelineTable.h"

#include "core/wire/OrderJson.h"
#include "server/store/Extras.h"

namespace ch::server {

namespace {

/// Bound as text: a byte array would be stored as a BLOB.
QString jsonText(const QByteArray& json)
{
    return QString::fromUtf8(json);
}

Result<> insertEntry(WriteContext& context, OrderId id, qint64 seq, std::optional<qint64> position,
                     const TimelineEntry& entry)
{
    const Actor& actor = entry.actor;
    return context.db.gather(
        sql::Gathered::Rows,
        "INSERT INTO events (order_id, seq, kind, at, actor_id, actor, actor_role, device, trace_id, "
        "op_id, changes, detail, position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id, seq, nameOf(entry.kind), entry.at, actor.userId, actor.name,
        actor.role ? nameOf(*actor.role) : QLatin1StringView(""), actor.device, actor.trace.toString(), actor.opId,
        entry.changes.empty() ? QString() : jsonText(changesToJson(entry.changes)),
        entry.detail.empty() ? QString() : jsonText(detailToJson(entry.detail)), position);
}

} // namespace

Result<> appendTimeline(WriteContext& context, OrderId id, std::optional<qint64> position,
                        std::span<const TimelineEntry> entries, TimelineStart start)
{
    if (entries.empty() || !keeps(Extra::Timeline))
        return ok();
    qint64 seq = 0;
    if (start == TimelineStart::Continued) {
        CH_TRY(const auto last, context.db.integer("SELECT max(seq) FROM events WHERE order_id = ?", id));
        seq = last.value_or(0);
    }
    for (const TimelineEntry& entry : entries)
        CH_CHECK(insertEntry(context, id, ++seq, position, entry));
    return ok();
}

} // namespace ch::server
