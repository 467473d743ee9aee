// SPDX-License-Identifier: Apache-2.0
#include "core/wire/ProductBodiesJson.h"

#include "core/wire/JsonReader.h"
#include "core/wire/JsonWriter.h"

namespace ch {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr LengthRange kAnyLength{0, 100'000};

void writeText(JsonWriter& json, QLatin1StringView name, const std::optional<QString>& value)
{
    json.key(name);
    if (value)
        json.text(*value);
    else
        json.null();
}

void writeNumber(JsonWriter& json, QLatin1StringView name, const std::optional<qint64>& value)
{
    json.key(name);
    if (value)
        json.number(*value);
    else
        json.null();
}

} // namespace

QByteArray toJson(const ProductDraft& draft)
{
    JsonWriter json;
    json.beginObject();
    json.key("sku"_L1).text(draft.sku);
    json.key("title"_L1).text(draft.title);
    if (draft.barcode)
        json.key("barcode"_L1).text(*draft.barcode);
    json.key("price_minor"_L1).number(draft.priceMinor);
    if (draft.location)
        json.key("location"_L1).text(*draft.location);
    if (draft.reorderPoint)
        json.key("reorder_point"_L1).number(*draft.reorderPoint);
    json.key("active"_L1).boolean(draft.active);
    json.endObject();
    return json.take();
}

QByteArray toJson(const ProductChange& change)
{
    JsonWriter json;
    json.beginObject();
    if (change.title)
        json.key("title"_L1).text(*change.title);
    if (change.barcode)
        writeText(json, "barcode"_L1, *change.barcode);
    if (change.priceMinor)
        json.key("price_minor"_L1).number(*change.priceMinor);
    if (change.location)
        writeText(json, "location"_L1, *change.location);
    if (change.reorderPoint)
        writeNumber(json, "reorder_point"_L1, *change.reorderPoint);
    if (change.active)
        json.key("active"_L1).boolean(*change.active);
    json.endObject();
    return json.take();
}

Result<StockEntry> stockEntryFromJson(QByteArrayView json)
{
    CH_TRY(JsonDocument document, JsonDocument::parse(json, UnknownMembers::Ignore));
    JsonObject body = document.root();
    StockEntry entry;
    entry.sku = body.requiredText("sku"_L1, kAnyLength);
    entry.counted = body.integer("counted"_L1);
    entry.expected = body.integer("expected"_L1);
    if (entry.counted && entry.expected)
        entry.delta = *entry.counted - *entry.expected;
    else
        entry.delta = body.requiredInteger("delta"_L1);
    entry.reason = body.text("reason"_L1, kAnyLength).value_or(QString());
    entry.note = body.text("note"_L1, kAnyLength).value_or(QString());
    CH_CHECK(document.result());
    return entry;
}

} // namespace ch
