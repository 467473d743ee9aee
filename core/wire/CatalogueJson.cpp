// SPDX-License-Identifier: Apache-2.0
#include "core/wire/CatalogueJson.h"

#include "core/wire/WireParts.h"

namespace ch {

using namespace Qt::Literals::StringLiterals;
using namespace wire;

namespace {

void writeOptional(JsonWriter& json, const std::optional<QString>& value)
{
    if (value)
        json.text(*value);
    else
        json.null();
}

void writeNumberOrNull(JsonWriter& json, qint64 value)
{
    if (value == 0)
        json.null();
    else
        json.number(value);
}

int storedCountOrNull(JsonObject& json, QLatin1StringView name)
{
    return static_cast<int>(json.integer(name, kCount).value_or(0));
}

} // namespace

void writeProduct(JsonWriter& json, const Product& product)
{
    json.beginObject();
    json.key("sku"_L1).text(product.sku);
    json.key("title"_L1).text(product.title);
    json.key("barcode"_L1);
    writeOptional(json, product.barcode);
    json.key("price_minor"_L1).number(product.priceMinor);
    json.key("location"_L1);
    writeOptional(json, product.location);
    json.key("reorder_point"_L1);
    if (product.reorderPoint)
        json.number(*product.reorderPoint);
    else
        json.null();
    json.key("active"_L1).boolean(product.active);
    json.key("on_hand"_L1).number(product.onHand);
    json.key("reserved"_L1).number(product.reserved);
    json.key("available"_L1).number(product.available());
    json.key("version"_L1).number(product.version);
    json.key("revision"_L1).number(product.revision);
    json.key("created_at"_L1).time(product.createdAt);
    json.key("updated_at"_L1).time(product.updatedAt);
    json.endObject();
}

QByteArray productToJson(const Product& product)
{
    JsonWriter json;
    writeProduct(json, product);
    return json.take();
}

Product readProduct(JsonObject& json)
{
    Product product;
    product.sku = storedText(json, "sku"_L1);
    product.title = storedText(json, "title"_L1);
    product.barcode = json.text("barcode"_L1, kAnyText);
    // The mask leaves the price out for roles that see no money.
    product.priceMinor = json.integer("price_minor"_L1).value_or(0);
    product.location = json.text("location"_L1, kAnyText);
    product.reorderPoint = json.integer("reorder_point"_L1);
    product.active = json.requiredBoolean("active"_L1);
    product.onHand = json.requiredInteger("on_hand"_L1, kStoredUnits);
    product.reserved = json.requiredInteger("reserved"_L1, kStoredUnits);
    product.version = json.requiredInteger("version"_L1, kPositive);
    product.revision = json.requiredInteger("revision"_L1, kNotNegative);
    product.createdAt = json.requiredTime("created_at"_L1);
    product.updatedAt = json.requiredTime("updated_at"_L1);
    json.finish();
    return product;
}

void writeMovement(JsonWriter& json, const Movement& movement)
{
    json.beginObject();
    json.key("id"_L1).utf8(movement.id.toBytes());
    json.key("sku"_L1).text(movement.sku);
    json.key("kind"_L1).text(nameOf(movement.kind));
    json.key("reason"_L1).textOrNull(movement.reason);
    json.key("delta_on_hand"_L1).number(movement.deltaOnHand);
    json.key("delta_reserved"_L1).number(movement.deltaReserved);
    json.key("order_id"_L1);
    writeIdOrNull(json, movement.orderId);
    json.key("order_no"_L1).textOrNull(movement.orderNo);
    json.key("line_no"_L1);
    writeNumberOrNull(json, movement.lineNo);
    json.key("shipment_no"_L1);
    writeNumberOrNull(json, movement.shipmentNo);
    json.key("user"_L1).text(movement.user);
    json.key("device"_L1).textOrNull(movement.device);
    json.key("at"_L1).time(movement.at);
    json.key("op_id"_L1).textOrNull(movement.opId);
    json.key("note"_L1).textOrNull(movement.note);
    json.endObject();
}

Movement readMovement(JsonObject& json)
{
    Movement movement;
    movement.id = json.requiredId<MovementId>("id"_L1);
    movement.sku = storedText(json, "sku"_L1);
    movement.kind = storedName(json, "kind"_L1, movementKindFromName, MovementKind::Adjust);
    movement.reason = storedTextOrNull(json, "reason"_L1);
    movement.deltaOnHand = json.requiredInteger("delta_on_hand"_L1);
    movement.deltaReserved = json.requiredInteger("delta_reserved"_L1);
    movement.orderId = json.id<OrderId>("order_id"_L1).value_or(OrderId());
    movement.orderNo = storedTextOrNull(json, "order_no"_L1);
    movement.lineNo = storedCountOrNull(json, "line_no"_L1);
    movement.shipmentNo = storedCountOrNull(json, "shipment_no"_L1);
    movement.user = storedText(json, "user"_L1);
    movement.device = storedTextOrNull(json, "device"_L1);
    movement.at = json.requiredTime("at"_L1);
    movement.opId = storedTextOrNull(json, "op_id"_L1);
    movement.note = storedTextOrNull(json, "note"_L1);
    json.finish();
    return movement;
}

void writeRefund(JsonWriter& json, const Refund& refund)
{
    json.beginObject();
    json.key("id"_L1).utf8(refund.id.toBytes());
    json.key("refund_no"_L1).text(refund.refundNo);
    json.key("order_id"_L1);
    writeIdOrNull(json, refund.orderId);
    json.key("order_no"_L1).textOrNull(refund.orderNo);
    json.key("amount_minor"_L1).number(refund.amountMinor);
    json.key("currency"_L1).text(refund.currency);
    json.key("reason"_L1).text(refund.reason);
    json.key("note"_L1).textOrNull(refund.note);
    json.key("release"_L1);
    writeLineQuantities(json, refund.release);
    json.key("at"_L1).time(refund.at);
    json.key("by"_L1).text(refund.by);
    json.key("op_id"_L1).textOrNull(refund.opId);
    json.key("revision"_L1).number(refund.revision);
    json.endObject();
}

QByteArray refundToJson(const Refund& refund)
{
    JsonWriter json;
    writeRefund(json, refund);
    return json.take();
}

Refund readRefund(JsonObject& json)
{
    Refund refund;
    refund.id = json.requiredId<RefundId>("id"_L1);
    refund.refundNo = storedText(json, "refund_no"_L1);
    refund.orderId = json.id<OrderId>("order_id"_L1).value_or(OrderId());
    refund.orderNo = storedTextOrNull(json, "order_no"_L1);
    refund.amountMinor = json.requiredInteger("amount_minor"_L1);
    refund.currency = storedText(json, "currency"_L1);
    refund.reason = storedText(json, "reason"_L1);
    refund.note = storedTextOrNull(json, "note"_L1);
    refund.release = storedLineQuantities(json, "release"_L1);
    refund.at = json.requiredTime("at"_L1);
    refund.by = storedText(json, "by"_L1);
    refund.opId = storedTextOrNull(json, "op_id"_L1);
    refund.revision = json.requiredInteger("revision"_L1, kNotNegative);
    json.finish();
    return refund;
}

} // namespace ch
