// SPDX-License-Identifier: Apache-2.0
#include "server/events/Event.h"

#include "core/wire/JsonReader.h"
#include "core/wire/JsonWriter.h"

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kPrefix = "order."_L1;
// More than an order may have.
constexpr int kMostLines = 10'000;

void writeLine(JsonWriter& json, const EventLine& line)
{
    json.beginObject().key("line_no"_L1).number(line.lineNo).key("sku"_L1).text(line.sku);
    json.key("quantity"_L1).number(line.quantity).key("shipped_quantity"_L1).number(line.shippedQuantity);
    json.key("released_quantity"_L1).number(line.releasedQuantity);
    json.key("unit_price_minor"_L1).number(line.unitPriceMinor);
    json.key("line_total_minor"_L1).number(line.lineTotalMinor).endObject();
}

EventLine readLine(JsonObject& json)
{
    EventLine line;
    line.lineNo = int(json.requiredInteger("line_no"_L1, {1, std::numeric_limits<int>::max()}));
    line.sku = json.requiredText("sku"_L1);
    line.quantity = json.requiredInteger("quantity"_L1);
    line.shippedQuantity = json.requiredInteger("shipped_quantity"_L1);
    line.releasedQuantity = json.requiredInteger("released_quantity"_L1);
    line.unitPriceMinor = json.requiredInteger("unit_price_minor"_L1);
    line.lineTotalMinor = json.requiredInteger("line_total_minor"_L1);
    json.finish();
    return line;
}

EventOrder readOrder(JsonObject& json)
{
    EventOrder order;
    order.orderNo = json.requiredText("order_no"_L1);
    const QString status = json.requiredText("status"_L1);
    if (const auto known = orderStatusFromName(status))
        order.status = *known;
    else
        json.unacceptable("status"_L1, u"is no status of an order"_s);
    order.version = json.requiredInteger("version"_L1);
    order.revision = json.requiredInteger("revision"_L1);
    order.currency = json.requiredText("currency"_L1);
    order.totalMinor = json.requiredInteger("total_minor"_L1);
    order.paidMinor = json.requiredInteger("paid_minor"_L1);
    order.refundedMinor = json.requiredInteger("refunded_minor"_L1);
    order.customerId = json.text("customer_id"_L1).value_or(QString());
    order.cancelReason = json.text("cancel_reason"_L1).value_or(QString());
    for (JsonObject& line : json.requiredObjects("lines"_L1, kMostLines))
        order.lines.push_back(readLine(line));
    return order;
}

} // namespace

QByteArray routingKeyOf(TimelineKind kind)
{
    return QByteArray(kPrefix.data(), kPrefix.size()) + QByteArray(nameOf(kind).data(), nameOf(kind).size()).toLower();
}

std::optional<TimelineKind> kindOfRoutingKey(QStringView key)
{
    if (!key.startsWith(kPrefix))
        return std::nullopt;
    const QString name = key.sliced(kPrefix.size()).toString();
    const auto kind = timelineKindFromName(name.toUpper());
    // "order.PAID" is no key.
    if (!kind || *kind == TimelineKind::Imported || name != name.toLower())
        return std::nullopt;
    return kind;
}

QByteArray eventToJson(const Event& event)
{
    const EventOrder& order = event.order;
    JsonWriter json;
    json.beginObject().key("id"_L1).text(event.id()).key("type"_L1).utf8(routingKeyOf(event.kind));
    json.key("timestamp"_L1).time(event.at).key("trace_id"_L1).textOrNull(event.trace.toString());
    json.key("position"_L1).number(event.position).key("data"_L1).beginObject();
    json.key("order_id"_L1).text(event.orderId.toString()).key("seq"_L1).number(event.seq);
    json.key("order_no"_L1).text(order.orderNo).key("status"_L1).text(nameOf(order.status));
    json.key("version"_L1).number(order.version).key("revision"_L1).number(order.revision);
    json.key("currency"_L1).text(order.currency).key("total_minor"_L1).number(order.totalMinor);
    json.key("paid_minor"_L1).number(order.paidMinor).key("refunded_minor"_L1).number(order.refundedMinor);
    json.key("customer_id"_L1).textOrNull(order.customerId).key("cancel_reason"_L1).textOrNull(order.cancelReason);
    json.key("lines"_L1).beginArray();
    for (const EventLine& line : order.lines)
        writeLine(json, line);
    json.endArray().key("detail"_L1).raw(event.detail.isEmpty() ? QByteArrayView("{}") : QByteArrayView(event.detail));
    json.endObject().endObject();
    return json.take();
}

Result<Event> eventFromJson(QByteArrayView json)
{
    CH_TRY(JsonDocument document, JsonDocument::parse(json, UnknownMembers::Ignore));
    JsonObject root = document.root();
    Event event;
    const QString type = root.requiredText("type"_L1);
    if (const auto kind = kindOfRoutingKey(type))
        event.kind = *kind;
    else
        root.unacceptable("type"_L1, u"is no kind of event"_s);
    event.at = root.requiredTime("timestamp"_L1);
    if (const auto trace = root.text("trace_id"_L1))
        event.trace = TraceId::fromText(trace->toLatin1()).value_or(TraceId());
    event.position = root.requiredInteger("position"_L1, {1});
    JsonObject data = root.requiredObject("data"_L1);
    event.orderId = data.requiredId<OrderId>("order_id"_L1);
    event.seq = int(data.requiredInteger("seq"_L1, {1, std::numeric_limits<int>::max()}));
    event.order = readOrder(data);
    if (const QByteArray detail = data.raw("detail"_L1); detail != "{}")
        event.detail = detail;
    data.finish();
    root.finish();
    CH_CHECK(document.result());
    return event;
}

} // namespace ch::server
