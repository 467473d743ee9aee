// SPDX-License-Identifier: Apache-2.0
#include "core/store/TimelineTable.h"

#include "core/wire/JsonSlices.h"
#include "core/wire/OrderJson.h"

namespace ch::store {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray toJson(const std::vector<TimelineEntry>& entries)
{
    JsonWriter json;
    json.beginObject();
    json.key("items"_L1).beginArray();
    for (const TimelineEntry& entry : entries)
        writeTimelineEntry(json, entry);
    json.endArray();
    json.endObject();
    return json.take();
}

/// Kinds that this version does not know are left out: the profile may have been used by a later one.
Result<std::vector<TimelineEntry>> fromJson(const QByteArray& body)
{
    CH_TRY(const auto members, jsonMembers(body));
    CH_TRY(const auto items, jsonElements(textOf(members, "items")));
    std::vector<TimelineEntry> entries;
    entries.reserve(items.size());
    for (const QByteArrayView item : items) {
        CH_TRY(JsonDocument document, JsonDocument::parse(item, UnknownMembers::Ignore));
        JsonObject root = document.root();
        TimelineEntry entry = readTimelineEntry(root);
        if (document.result())
            entries.push_back(std::move(entry));
    }
    return entries;
}

} // namespace

Result<std::optional<StoredTimeline>> timeline(sql::Connection& db, OrderId order)
{
    std::optional<StoredTimeline> found;
    QByteArray body;
    CH_TRY(sql::Rows rows, db.query("SELECT as_of, body FROM timelines WHERE order_id = ?", order));
    if (rows.next()) {
        found.emplace(StoredTimeline{.entries = {}, .asOf = rows.time(0)});
        body = rows.bytes(1);
    }
    CH_CHECK(rows.end());
    if (found) {
        CH_TRY(found->entries, fromJson(body));
    }
    return found;
}

Result<> putTimeline(sql::Connection& db, OrderId order, const StoredTimeline& timeline)
{
    CH_CHECK(db.run("INSERT INTO timelines (order_id, as_of, body) VALUES (?, ?, ?) ON CONFLICT (order_id) DO UPDATE "
                    "SET as_of = excluded.as_of, body = excluded.body",
                    order, timeline.asOf, toJson(timeline.entries)));
    CH_CHECK(db.run("DELETE FROM timelines WHERE order_id IN (SELECT order_id FROM timelines ORDER BY as_of DESC "
                    "LIMIT -1 OFFSET ?)",
                    kKeptTimelines));
    return ok();
}

Result<> forgetTimelines(sql::Connection& db)
{
    CH_CHECK(db.run("DELETE FROM timelines"));
    return ok();
}

} // namespace ch::store
