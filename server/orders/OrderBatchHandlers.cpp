// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Reason.h"
#include "core/wire/JsonWriter.h"
#include "server/orders/OrderHandlers.h"
#include "server/orders/OrderSteps.h"

#include <span>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMostItems = 200;

// A single shipment has these in its path and headers, and the others in its body.
constexpr QLatin1StringView kHeadMembers[] = {"version"_L1, "idempotency_key"_L1};
constexpr QLatin1StringView kBodyMembers[] = {"carrier"_L1, "tracking_no"_L1, "lines"_L1, "notify"_L1};

/// One item in parts: what is wrong with its values is its own refusal and not the batch's, so they are read apart.
struct ItemText
{
    QString orderId;
    QByteArray head;
    QByteArray body;
};

struct ItemHead
{
    std::optional<qint64> version;
    QString key;
};

/// An object of those members that are there, as they are.
QByteArray pick(const JsonObject& json, std::span<const QLatin1StringView> names)
{
    JsonWriter picked;
    picked.beginObject();
    for (const QLatin1StringView name : names) {
        if (const QByteArray value = json.raw(name); !value.isEmpty())
            picked.key(name).raw(value);
    }
    picked.endObject();
    return picked.take();
}

std::vector<ItemText> readItems(JsonObject& json)
{
    std::vector<ItemText> items;
    auto objects = json.requiredObjects("items"_L1, kMostItems);
    if (objects.empty())
        json.unacceptable("items"_L1, u"must name at least one order"_s);
    for (JsonObject& each : objects) {
        items.push_back({.orderId = each.requiredText("order_id"_L1, {0, 64}),
                         .head = pick(each, kHeadMembers),
                         .body = pick(each, kBodyMembers)});
        each.finish();
    }
    json.finish();
    return items;
}

ItemHead readHead(JsonObject& json)
{
    ItemHead head;
    head.version = json.integer("version"_L1, {0});
    head.key = json.text("idempotency_key"_L1, {0, 255}).value_or(QString());
    json.finish();
    return head;
}

/// The call that the item stands for; its Idempotency-Key and If-Match are judged as headers would be.
Result<Call> singleCall(const Call& batch, const ItemText& item)
{
    CH_TRY(const ItemHead head, readBody(item.head, readHead));
    const auto key = OpId::fromText(head.key.toUtf8());
    if (!key)
        return refusal(Reason::IdempotencyKeyRequired);
    Call call;
    call.request = {.method = Method::Post,
                    .target = "/api/v1/orders/" + item.orderId.toUtf8().toPercentEncoding() + "/shipments",
                    .headers = {},
                    .body = item.body,
                    .trace = batch.request.trace};
    call.caller = batch.caller;
    call.pathValues = {item.orderId};
    call.now = batch.now;
    call.key = *key;
    call.ifMatch = head.version;
    return call;
}

BatchItem planItem(const Services& services, const Call& batch, const ItemText& text)
{
    JsonWriter name;
    name.text(text.orderId);
    BatchItem item;
    item.name = name.take();
    auto call = singleCall(batch, text);
    if (!call) {
        item.refusal = std::move(call).error();
        return item;
    }
    item.call = *std::move(call);
    auto planned = shipOrder(services, item.call);
    if (!planned) {
        item.refusal = std::move(planned).error();
        return item;
    }
    item.effect = std::move(planned->effect);
    item.canonicalBody = std::move(planned->canonicalBody);
    return item;
}

} // namespace

Result<std::vector<BatchItem>> shipBatch(const Services& services, const Call& call)
{
    CH_TRY(const std::vector<ItemText> texts, readBody(call.request.body, readItems));
    std::vector<BatchItem> items;
    items.reserve(texts.size());
    for (const ItemText& text : texts)
        items.push_back(planItem(services, call, text));
    return items;
}

} // namespace ch::server
