// SPDX-License-Identifier: Apache-2.0
#include "core/wire/RequestBodies.h"

#include "core/wire/JsonWriter.h"

namespace ch {

using namespace Qt::Literals::StringLiterals;

namespace {

void writeGiven(JsonWriter& json, QLatin1StringView name, const QString& text)
{
    if (!text.isEmpty())
        json.key(name).text(text);
}

} // namespace

QByteArray toJson(const CancellationDraft& draft)
{
    JsonWriter json;
    json.beginObject();
    json.key("reason"_L1).text(draft.reason);
    writeGiven(json, "note"_L1, draft.note);
    json.endObject();
    return json.take();
}

QByteArray toJson(const HoldDraft& draft)
{
    JsonWriter json;
    json.beginObject();
    json.key("reason"_L1).text(draft.reason);
    if (draft.until)
        json.key("until"_L1).time(*draft.until);
    json.endObject();
    return json.take();
}

QByteArray toJson(const ClaimDraft& draft)
{
    JsonWriter json;
    json.beginObject();
    if (draft.takeOver)
        json.key("take_over"_L1).boolean(true);
    writeGiven(json, "reason"_L1, draft.reason);
    json.endObject();
    return json.take();
}

QByteArray toJson(const PrintDraft& draft)
{
    JsonWriter json;
    json.beginObject();
    json.key("document"_L1).text(draft.document);
    json.key("printer"_L1).text(draft.printer);
    json.key("copies"_L1).number(draft.copies);
    json.endObject();
    return json.take();
}

QByteArray toJson(const StockDelta& change)
{
    JsonWriter json;
    json.beginObject();
    json.key("sku"_L1).text(change.sku);
    json.key("delta"_L1).number(change.delta);
    json.key("reason"_L1).text(change.reason);
    writeGiven(json, "note"_L1, change.note);
    json.endObject();
    return json.take();
}

QByteArray toJson(const StockCountDraft& count)
{
    JsonWriter json;
    json.beginObject();
    json.key("sku"_L1).text(count.sku);
    json.key("counted"_L1).number(count.counted);
    json.key("expected"_L1).number(count.expected);
    json.key("reason"_L1).text(count.reason);
    writeGiven(json, "note"_L1, count.note);
    json.endObject();
    return json.take();
}

QByteArray toJson(const Credentials& credentials)
{
    JsonWriter json;
    json.beginObject();
    json.key("username"_L1).text(credentials.user);
    json.key("password"_L1).text(credentials.password);
    json.key("device"_L1).text(credentials.device);
    json.endObject();
    return json.take();
}

QByteArray toViewDraftJson(const SavedView& view)
{
    JsonWriter json;
    json.beginObject();
    json.key("name"_L1).text(view.name);
    json.key("query"_L1).beginObject();
    for (const auto& [name, value] : view.query)
        json.key(name).text(value);
    json.endObject();
    json.key("columns"_L1).beginArray();
    for (const QString& column : view.columns)
        json.text(column);
    json.endArray();
    json.key("sort"_L1).text(view.sort);
    json.key("roles"_L1).beginArray();
    for (const Role role : {Role::Merchant, Role::Manager, Role::Warehouse, Role::Storefront}) {
        if (view.roles.contains(role))
            json.text(nameOf(role));
    }
    json.endArray();
    json.endObject();
    return json.take();
}

QByteArray toNoteJson(const QString& text)
{
    JsonWriter json;
    json.beginObject().key("text"_L1).text(text).endObject();
    return json.take();
}

QByteArray toPackingJson(const std::vector<LineQuantity>& packed, const std::vector<LineQuantity>& byHand)
{
    JsonWriter json;
    json.beginObject();
    json.key("lines"_L1).beginArray();
    for (const LineQuantity& line : packed) {
        json.beginObject();
        json.key("line_no"_L1).number(line.lineNo);
        json.key("packed_quantity"_L1).number(line.quantity);
        const auto counted = std::ranges::find(byHand, line.lineNo, &LineQuantity::lineNo);
        if (counted != byHand.end() && counted->quantity > 0)
            json.key("by_hand"_L1).number(counted->quantity);
        json.endObject();
    }
    json.endArray();
    json.endObject();
    return json.take();
}

QByteArray toRefreshJson(const QByteArray& refreshToken)
{
    JsonWriter json;
    json.beginObject().key("refresh_token"_L1).text(QString::fromLatin1(refreshToken)).endObject();
    return json.take();
}

} // namespace ch
