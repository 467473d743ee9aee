// SPDX-License-Identifier: Apache-2.0
#include "core/wire/OrderJson.h"
#include "core/wire/WireParts.h"

namespace ch {

using namespace Qt::Literals::StringLiterals;
using namespace wire;

namespace {

static_assert(std::is_same_v<JsonScalar, FieldValue>);

void writeValue(JsonWriter& json, const FieldValue& value)
{
    if (const auto* text = std::get_if<QString>(&value))
        json.text(*text);
    else if (const auto* number = std::get_if<qint64>(&value))
        json.number(*number);
    else if (const auto* truth = std::get_if<bool>(&value))
        json.boolean(*truth);
    else
        json.null();
}

void writeChanges(JsonWriter& json, const std::vector<FieldChange>& changes)
{
    json.beginObject();
    for (const FieldChange& change : changes) {
        json.key(change.name).beginObject();
        json.key("old"_L1);
        writeValue(json, change.before);
        json.key("new"_L1);
        writeValue(json, change.after);
        json.endObject();
    }
    json.endObject();
}

void writeDetail(JsonWriter& json, const std::vector<Field>& detail)
{
    json.beginObject();
    for (const Field& field : detail) {
        json.key(field.name);
        writeValue(json, field.value);
    }
    json.endObject();
}

std::vector<FieldChange> readChanges(JsonObject json)
{
    std::vector<FieldChange> changes;
    for (auto& [name, values] : json.objectMembers(kMostElements)) {
        FieldChange& change = changes.emplace_back();
        change.name = name;
        change.before = values.scalar("old"_L1);
        change.after = values.scalar("new"_L1);
        values.finish();
    }
    return changes;
}

std::vector<Field> readDetail(JsonObject json)
{
    std::vector<Field> detail;
    for (auto& [name, value] : json.scalarMembers(kMostElements))
        detail.push_back({std::move(name), std::move(value)});
    return detail;
}

Actor readActor(JsonObject& json)
{
    Actor actor;
    actor.name = storedText(json, "actor"_L1);
    if (const QString role = storedTextOrNull(json, "actor_role"_L1); !role.isEmpty()) {
        actor.role = roleFromName(role);
        if (!actor.role)
            json.unacceptable("actor_role"_L1, u"is not known to this version"_s);
    }
    actor.device = storedTextOrNull(json, "device"_L1);
    if (const QString digits = storedTextOrNull(json, "trace_id"_L1); !digits.isEmpty()) {
        const auto trace = TraceId::fromText(digits.toLatin1());
        if (!trace)
            json.wrongShape("trace_id"_L1, u"must be 32 lower-case hexadecimal digits"_s);
        actor.trace = trace.value_or(TraceId());
    }
    actor.opId = storedTextOrNull(json, "op_id"_L1);
    return actor;
}

} // namespace

void writeTimelineEntry(JsonWriter& json, const TimelineEntry& entry)
{
    json.beginObject();
    json.key("seq"_L1).number(entry.seq);
    json.key("kind"_L1).text(nameOf(entry.kind));
    json.key("at"_L1).time(entry.at);
    json.key("actor"_L1).text(entry.actor.name);
    json.key("actor_role"_L1);
    if (entry.actor.role)
        json.text(nameOf(*entry.actor.role));
    else
        json.null();
    json.key("device"_L1).textOrNull(entry.actor.device);
    json.key("trace_id"_L1).textOrNull(entry.actor.trace.toString());
    json.key("op_id"_L1).textOrNull(entry.actor.opId);
    json.key("changes"_L1);
    writeChanges(json, entry.changes);
    json.key("detail"_L1);
    writeDetail(json, entry.detail);
    json.endObject();
}

TimelineEntry readTimelineEntry(JsonObject& json)
{
    TimelineEntry entry;
    entry.seq = storedCount(json, "seq"_L1);
    entry.kind = storedName(json, "kind"_L1, timelineKindFromName, TimelineKind::Placed);
    entry.at = json.requiredTime("at"_L1);
    entry.actor = readActor(json);
    entry.changes = readChanges(json.requiredObject("changes"_L1));
    entry.detail = readDetail(json.requiredObject("detail"_L1));
    json.finish();
    return entry;
}

QByteArray changesToJson(const std::vector<FieldChange>& changes)
{
    JsonWriter json;
    writeChanges(json, changes);
    return json.take();
}

QByteArray detailToJson(const std::vector<Field>& detail)
{
    JsonWriter json;
    writeDetail(json, detail);
    return json.take();
}

} // namespace ch
