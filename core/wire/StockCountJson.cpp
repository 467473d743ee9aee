// SPDX-License-Identifier: Apache-2.0
#include "core/wire/StockCountJson.h"

#include "core/wire/WireParts.h"

namespace ch {

using namespace Qt::Literals::StringLiterals;
using namespace wire;

namespace {

void writeOptional(JsonWriter& json, QLatin1StringView name, const std::optional<qint64>& value)
{
    json.key(name);
    if (value)
        json.number(*value);
    else
        json.null();
}

void writeOptional(JsonWriter& json, QLatin1StringView name, const std::optional<UtcTime>& value)
{
    json.key(name).time(value);
}

void writeTexts(JsonWriter& json, QLatin1StringView name, const QStringList& texts)
{
    json.key(name).beginArray();
    for (const QString& text : texts)
        json.text(text);
    json.endArray();
}

void writeScope(JsonWriter& json, const CountScope& scope)
{
    json.beginObject();
    json.key("kind"_L1).text(nameOf(scope.kind));
    json.key("location"_L1).textOrNull(scope.location);
    writeTexts(json, "skus"_L1, scope.skus);
    json.endObject();
}

QStringList storedTexts(JsonObject& json, QLatin1StringView name)
{
    const std::vector<QString> texts = json.texts(name, kMostElements, kAnyText);
    return QStringList(texts.begin(), texts.end());
}

CountScope readScope(JsonObject json)
{
    CountScope scope;
    scope.kind = storedName(json, "kind"_L1, countScopeKindFromName, CountScope::Kind::All);
    scope.location = storedTextOrNull(json, "location"_L1);
    scope.skus = storedTexts(json, "skus"_L1);
    json.finish();
    return scope;
}

void writeEntry(JsonWriter& json, const CountEntry& entry)
{
    json.beginObject();
    json.key("user"_L1).text(entry.user);
    json.key("device"_L1).textOrNull(entry.device);
    json.key("place"_L1).textOrNull(entry.place);
    json.key("round"_L1).number(entry.round);
    writeOptional(json, "counted"_L1, entry.counted);
    writeOptional(json, "expected"_L1, entry.expected);
    json.key("counted_at"_L1).time(entry.countedAt);
    json.key("at"_L1).time(entry.at);
    json.key("op_id"_L1).textOrNull(entry.opId);
    json.key("note"_L1).textOrNull(entry.note);
    json.key("counts"_L1).boolean(entry.counts);
    json.endObject();
}

CountEntry readEntry(JsonObject& json)
{
    CountEntry entry;
    entry.user = storedText(json, "user"_L1);
    entry.device = storedTextOrNull(json, "device"_L1);
    entry.place = storedTextOrNull(json, "place"_L1);
    entry.round = storedCount(json, "round"_L1);
    entry.counted = json.integer("counted"_L1, kStoredUnits);
    entry.expected = json.integer("expected"_L1, kStoredUnits);
    entry.countedAt = json.requiredTime("counted_at"_L1);
    entry.at = json.requiredTime("at"_L1);
    entry.opId = storedTextOrNull(json, "op_id"_L1);
    entry.note = storedTextOrNull(json, "note"_L1);
    entry.counts = json.requiredBoolean("counts"_L1);
    json.finish();
    return entry;
}

} // namespace

void writeStockCountMembers(JsonWriter& json, const StockCount& count)
{
    json.key("id"_L1).utf8(count.id.toBytes());
    json.key("name"_L1).text(count.name);
    json.key("status"_L1).text(nameOf(count.status));
    json.key("blind"_L1).boolean(count.blind);
    json.key("scope"_L1);
    writeScope(json, count.scope);
    json.key("note"_L1).textOrNull(count.note);
    json.key("line_count"_L1).number(count.lines);
    json.key("counted_count"_L1).number(count.counted);
    json.key("recount_count"_L1).number(count.recounts);
    writeOptional(json, "difference_count"_L1, count.differences);
    writeTexts(json, "counters"_L1, count.counters);
    json.key("created_by"_L1).text(count.createdBy);
    json.key("created_at"_L1).time(count.createdAt);
    writeOptional(json, "last_counted_at"_L1, count.lastCountedAt);
    json.key("ended_by"_L1).textOrNull(count.endedBy);
    writeOptional(json, "ended_at"_L1, count.endedAt);
    json.key("version"_L1).number(count.version);
    json.key("revision"_L1).number(count.revision);
}

void writeStockCount(JsonWriter& json, const StockCount& count)
{
    json.beginObject();
    writeStockCountMembers(json, count);
    json.endObject();
}

QByteArray stockCountToJson(const StockCount& count)
{
    JsonWriter json;
    writeStockCount(json, count);
    return json.take();
}

StockCount readStockCountMembers(JsonObject& json)
{
    StockCount count;
    count.id = json.requiredId<StockCountId>("id"_L1);
    count.name = storedText(json, "name"_L1);
    count.status = storedName(json, "status"_L1, stockCountStatusFromName, StockCountStatus::Cancelled);
    count.blind = json.requiredBoolean("blind"_L1);
    count.scope = readScope(json.requiredObject("scope"_L1));
    count.note = storedTextOrNull(json, "note"_L1);
    count.lines = json.requiredInteger("line_count"_L1, kNotNegative);
    count.counted = json.requiredInteger("counted_count"_L1, kNotNegative);
    count.recounts = json.requiredInteger("recount_count"_L1, kNotNegative);
    count.differences = json.integer("difference_count"_L1, kNotNegative);
    count.counters = storedTexts(json, "counters"_L1);
    count.createdBy = storedText(json, "created_by"_L1);
    count.createdAt = json.requiredTime("created_at"_L1);
    count.lastCountedAt = json.time("last_counted_at"_L1);
    count.endedBy = storedTextOrNull(json, "ended_by"_L1);
    count.endedAt = json.time("ended_at"_L1);
    count.version = json.requiredInteger("version"_L1, kPositive);
    count.revision = json.requiredInteger("revision"_L1, kNotNegative);
    return count;
}

StockCount readStockCount(JsonObject& json)
{
    StockCount count = readStockCountMembers(json);
    json.finish();
    return count;
}

void writeStockCountLine(JsonWriter& json, const StockCountLine& line)
{
    json.beginObject();
    json.key("sku"_L1).text(line.sku);
    json.key("title"_L1).text(line.title);
    json.key("location"_L1).textOrNull(line.location.value_or(QString()));
    json.key("state"_L1).text(nameOf(line.state()));
    json.key("round"_L1).number(line.round);
    writeOptional(json, "counted"_L1, line.counted);
    writeOptional(json, "expected"_L1, line.expected);
    writeOptional(json, "difference"_L1, line.difference());
    writeOptional(json, "on_hand_at_start"_L1, line.onHandAtStart);
    writeOptional(json, "on_hand"_L1, line.onHand);
    writeOptional(json, "moved_before"_L1, line.movedBefore());
    writeOptional(json, "moved_since"_L1, line.movedSince());
    writeOptional(json, "moved_between"_L1, line.movedBetween);
    writeOptional(json, "corrected_since"_L1, line.correctedSince);
    writeOptional(json, "first_counted_at"_L1, line.firstCountedAt);
    writeOptional(json, "counted_at"_L1, line.countedAt);
    writeOptional(json, "applied"_L1, line.applied);
    json.key("reason"_L1).textOrNull(line.reason);
    json.key("note"_L1).textOrNull(line.note);
    json.key("entries"_L1).beginArray();
    for (const CountEntry& entry : line.entries)
        writeEntry(json, entry);
    json.endArray();
    json.key("revision"_L1).number(line.revision);
    json.endObject();
}

QByteArray stockCountLineToJson(const StockCountLine& line)
{
    JsonWriter json;
    writeStockCountLine(json, line);
    return json.take();
}

StockCountLine readStockCountLine(JsonObject& json)
{
    StockCountLine line;
    line.sku = storedText(json, "sku"_L1);
    line.title = storedText(json, "title"_L1);
    line.location = json.text("location"_L1, kAnyText);
    line.round = storedCount(json, "round"_L1);
    line.counted = json.integer("counted"_L1, kStoredUnits);
    line.expected = json.integer("expected"_L1);
    line.onHandAtStart = json.integer("on_hand_at_start"_L1, kStoredUnits);
    line.onHand = json.integer("on_hand"_L1, kStoredUnits);
    line.movedBetween = json.integer("moved_between"_L1);
    line.correctedSince = json.integer("corrected_since"_L1);
    line.firstCountedAt = json.time("first_counted_at"_L1);
    line.countedAt = json.time("counted_at"_L1);
    line.applied = json.integer("applied"_L1);
    line.reason = storedTextOrNull(json, "reason"_L1);
    line.note = storedTextOrNull(json, "note"_L1);
    for (JsonObject& each : json.requiredObjects("entries"_L1, kMostElements))
        line.entries.push_back(readEntry(each));
    line.revision = json.requiredInteger("revision"_L1, kNotNegative);
    // What follows from the others, and is read anew from them.
    for (const QLatin1StringView derived : {"difference"_L1, "moved_before"_L1, "moved_since"_L1})
        std::ignore = json.integer(derived);
    std::ignore = json.text("state"_L1, kAnyText);
    json.finish();
    return line;
}

QByteArray countedLineToJson(const StockCount& count, const StockCountLine& line)
{
    JsonWriter json;
    json.beginObject();
    json.key("stock_count"_L1);
    writeStockCount(json, count);
    json.key("line"_L1);
    writeStockCountLine(json, line);
    json.endObject();
    return json.take();
}

} // namespace ch
