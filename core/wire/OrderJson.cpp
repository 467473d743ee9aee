// SPDX-License-Identifier: Apache-2.0
#include "core/wire/OrderJson.h"

#include "core/wire/WireParts.h"

namespace ch {

using namespace Qt::Literals::StringLiterals;
using namespace wire;

namespace {

void writeLine(JsonWriter& json, const OrderLine& line)
{
    json.beginObject();
    json.key("line_no"_L1).number(line.lineNo);
    json.key("sku"_L1).text(line.sku);
    json.key("title"_L1).text(line.title);
    json.key("quantity"_L1).number(line.quantity);
    json.key("unit_price_minor"_L1).number(line.unitPriceMinor);
    json.key("line_total_minor"_L1).number(line.lineTotalMinor);
    json.key("packed_quantity"_L1).number(line.packedQuantity);
    json.key("shipped_quantity"_L1).number(line.shippedQuantity);
    json.key("released_quantity"_L1).number(line.releasedQuantity);
    json.endObject();
}

void writePayment(JsonWriter& json, const Payment& payment)
{
    json.beginObject();
    json.key("amount_minor"_L1).number(payment.amountMinor);
    json.key("method"_L1).text(payment.method);
    json.key("reference"_L1).text(payment.reference);
    json.key("accepted"_L1).boolean(payment.accepted);
    json.key("reason"_L1).textOrNull(payment.reason);
    json.key("at"_L1).time(payment.at);
    json.key("op_id"_L1).textOrNull(payment.opId);
    json.endObject();
}

void writeShipment(JsonWriter& json, const Shipment& shipment)
{
    json.beginObject();
    json.key("no"_L1).number(shipment.no);
    json.key("carrier"_L1).text(shipment.carrier);
    json.key("tracking_no"_L1).text(shipment.trackingNo);
    json.key("lines"_L1);
    writeLineQuantities(json, shipment.lines);
    json.key("shipped_at"_L1).time(shipment.shippedAt);
    json.key("by"_L1).text(shipment.by);
    json.key("op_id"_L1).textOrNull(shipment.opId);
    json.endObject();
}

void writeHold(JsonWriter& json, const std::optional<Hold>& hold)
{
    if (!hold) {
        json.null();
        return;
    }
    json.beginObject();
    json.key("reason"_L1).text(hold->reason);
    json.key("until"_L1).time(hold->until);
    json.key("by"_L1).text(hold->by);
    json.key("at"_L1).time(hold->at);
    json.endObject();
}

void writeClaim(JsonWriter& json, const std::optional<Claim>& claim)
{
    if (!claim) {
        json.null();
        return;
    }
    json.beginObject();
    json.key("user_id"_L1).utf8(claim->userId.toBytes());
    json.key("user"_L1).text(claim->user);
    json.key("device"_L1).text(claim->device);
    json.key("expires_at"_L1).time(claim->expiresAt);
    json.endObject();
}

// Money and e-mail may be missing below: the mask leaves them out for roles that see none.
qint64 storedMoney(JsonObject& json, QLatin1StringView name)
{
    return json.integer(name).value_or(0);
}

Customer storedCustomer(JsonObject json)
{
    Customer customer;
    customer.id = storedTextOrNull(json, "id"_L1);
    customer.name = storedText(json, "name"_L1);
    customer.email = storedTextOrNull(json, "email"_L1);
    customer.phone = storedTextOrNull(json, "phone"_L1);
    json.finish();
    return customer;
}

Address storedAddress(JsonObject json)
{
    Address address;
    address.name = storedTextOrNull(json, "name"_L1);
    address.line1 = storedTextOrNull(json, "line1"_L1);
    address.line2 = storedTextOrNull(json, "line2"_L1);
    address.city = storedTextOrNull(json, "city"_L1);
    address.region = storedTextOrNull(json, "region"_L1);
    address.postcode = storedTextOrNull(json, "postcode"_L1);
    address.country = storedTextOrNull(json, "country"_L1);
    address.phone = storedTextOrNull(json, "phone"_L1);
    json.finish();
    return address;
}

OrderLine readLine(JsonObject& json)
{
    OrderLine line;
    line.lineNo = storedCount(json, "line_no"_L1);
    line.sku = storedText(json, "sku"_L1);
    line.title = storedText(json, "title"_L1);
    line.quantity = json.requiredInteger("quantity"_L1, kStoredUnits);
    line.unitPriceMinor = storedMoney(json, "unit_price_minor"_L1);
    line.lineTotalMinor = storedMoney(json, "line_total_minor"_L1);
    line.packedQuantity = json.requiredInteger("packed_quantity"_L1, kStoredUnits);
    line.shippedQuantity = json.requiredInteger("shipped_quantity"_L1, kStoredUnits);
    line.releasedQuantity = json.requiredInteger("released_quantity"_L1, kStoredUnits);
    json.finish();
    return line;
}

Payment readPayment(JsonObject& json)
{
    Payment payment;
    payment.amountMinor = storedMoney(json, "amount_minor"_L1);
    payment.method = storedText(json, "method"_L1);
    payment.reference = storedText(json, "reference"_L1);
    payment.accepted = json.requiredBoolean("accepted"_L1);
    payment.reason = storedTextOrNull(json, "reason"_L1);
    payment.at = json.requiredTime("at"_L1);
    payment.opId = storedTextOrNull(json, "op_id"_L1);
    json.finish();
    return payment;
}

Shipment readShipment(JsonObject& json)
{
    Shipment shipment;
    shipment.no = storedCount(json, "no"_L1);
    shipment.carrier = storedText(json, "carrier"_L1);
    shipment.trackingNo = storedText(json, "tracking_no"_L1);
    shipment.lines = storedLineQuantities(json, "lines"_L1);
    shipment.shippedAt = json.requiredTime("shipped_at"_L1);
    shipment.by = storedText(json, "by"_L1);
    shipment.opId = storedTextOrNull(json, "op_id"_L1);
    json.finish();
    return shipment;
}

std::optional<Hold> readHold(std::optional<JsonObject> json)
{
    if (!json)
        return std::nullopt;
    Hold hold;
    hold.reason = storedText(*json, "reason"_L1);
    hold.until = json->time("until"_L1);
    hold.by = storedText(*json, "by"_L1);
    hold.at = json->requiredTime("at"_L1);
    json->finish();
    return hold;
}

std::optional<Claim> readClaim(std::optional<JsonObject> json)
{
    if (!json)
        return std::nullopt;
    Claim claim;
    claim.userId = json->requiredId<UserId>("user_id"_L1);
    claim.user = storedText(*json, "user"_L1);
    claim.device = storedText(*json, "device"_L1);
    claim.expiresAt = json->requiredTime("expires_at"_L1);
    json->finish();
    return claim;
}

template <class Part, class Read> std::vector<Part> readAll(JsonObject& json, QLatin1StringView name, Read read)
{
    std::vector<JsonObject> objects = json.requiredObjects(name, kMostElements);
    std::vector<Part> parts;
    parts.reserve(objects.size());
    for (JsonObject& each : objects)
        parts.push_back(read(each));
    return parts;
}

} // namespace

void writeCustomer(JsonWriter& json, const Customer& customer)
{
    json.beginObject();
    json.key("id"_L1).textOrNull(customer.id);
    json.key("name"_L1).text(customer.name);
    json.key("email"_L1).textOrNull(customer.email);
    json.key("phone"_L1).textOrNull(customer.phone);
    json.endObject();
}

void writeAddress(JsonWriter& json, const Address& address)
{
    json.beginObject();
    json.key("name"_L1).text(address.name);
    json.key("line1"_L1).text(address.line1);
    json.key("line2"_L1).textOrNull(address.line2);
    json.key("city"_L1).text(address.city);
    json.key("region"_L1).textOrNull(address.region);
    json.key("postcode"_L1).textOrNull(address.postcode);
    json.key("country"_L1).text(address.country);
    json.key("phone"_L1).textOrNull(address.phone);
    json.endObject();
}

void writeOrder(JsonWriter& json, const Order& order)
{
    json.beginObject();
    json.key("id"_L1).utf8(order.id.toBytes());
    json.key("order_no"_L1).text(order.orderNo);
    json.key("status"_L1).text(nameOf(order.status));
    json.key("fulfilment"_L1).text(nameOf(order.fulfilment()));
    json.key("version"_L1).number(order.version);
    json.key("revision"_L1).number(order.revision);
    json.key("source"_L1).text(order.source);
    json.key("currency"_L1).text(order.currency);
    json.key("customer"_L1);
    writeCustomer(json, order.customer);
    json.key("ship_to"_L1);
    writeAddress(json, order.shipTo);
    json.key("lines"_L1).beginArray();
    for (const OrderLine& line : order.lines)
        writeLine(json, line);
    json.endArray();
    json.key("subtotal_minor"_L1).number(order.subtotalMinor);
    json.key("discount_minor"_L1).number(order.discountMinor);
    json.key("shipping_minor"_L1).number(order.shippingMinor);
    json.key("total_minor"_L1).number(order.totalMinor);
    json.key("paid_minor"_L1).number(order.paidMinor);
    json.key("refunded_minor"_L1).number(order.refundedMinor);
    json.key("payments"_L1).beginArray();
    for (const Payment& payment : order.payments)
        writePayment(json, payment);
    json.endArray();
    json.key("shipments"_L1).beginArray();
    for (const Shipment& shipment : order.shipments)
        writeShipment(json, shipment);
    json.endArray();
    json.key("hold"_L1);
    writeHold(json, order.hold);
    json.key("claim"_L1);
    writeClaim(json, order.claim);
    json.key("cancel_reason"_L1).textOrNull(order.cancelReason);
    json.key("created_at"_L1).time(order.createdAt);
    json.key("expires_at"_L1).time(order.expiresAt);
    json.key("paid_at"_L1).time(order.paidAt);
    json.key("ship_by"_L1).time(order.shipBy);
    json.key("shipped_at"_L1).time(order.shippedAt);
    json.key("completed_at"_L1).time(order.completedAt);
    json.key("cancelled_at"_L1).time(order.cancelledAt);
    json.key("updated_at"_L1).time(order.updatedAt);
    // Last, and only where there are some: the bytes of all other orders are what they were before notes were counted, in
    // every store and every cache (docs/decisions/032).
    if (order.noteCount > 0)
        json.key("note_count"_L1).number(order.noteCount);
    json.endObject();
}

QByteArray orderToJson(const Order& order)
{
    JsonWriter json;
    writeOrder(json, order);
    return json.take();
}

Order readOrder(JsonObject& json)
{
    Order order;
    order.id = json.requiredId<OrderId>("id"_L1);
    order.orderNo = storedText(json, "order_no"_L1);
    order.status = storedName(json, "status"_L1, orderStatusFromName, OrderStatus::Pending);
    order.version = json.requiredInteger("version"_L1, kPositive);
    order.revision = json.requiredInteger("revision"_L1, kNotNegative);
    order.source = storedText(json, "source"_L1);
    order.currency = storedText(json, "currency"_L1);
    order.customer = storedCustomer(json.requiredObject("customer"_L1));
    order.shipTo = storedAddress(json.requiredObject("ship_to"_L1));
    order.lines = readAll<OrderLine>(json, "lines"_L1, readLine);
    order.subtotalMinor = storedMoney(json, "subtotal_minor"_L1);
    order.discountMinor = storedMoney(json, "discount_minor"_L1);
    order.shippingMinor = storedMoney(json, "shipping_minor"_L1);
    order.totalMinor = storedMoney(json, "total_minor"_L1);
    order.paidMinor = storedMoney(json, "paid_minor"_L1);
    order.refundedMinor = storedMoney(json, "refunded_minor"_L1);
    order.payments = readAll<Payment>(json, "payments"_L1, readPayment);
    order.shipments = readAll<Shipment>(json, "shipments"_L1, readShipment);
    order.hold = readHold(json.object("hold"_L1));
    order.claim = readClaim(json.object("claim"_L1));
    order.cancelReason = storedTextOrNull(json, "cancel_reason"_L1);
    order.createdAt = json.requiredTime("created_at"_L1);
    order.expiresAt = json.time("expires_at"_L1);
    order.paidAt = json.time("paid_at"_L1);
    order.shipBy = json.time("ship_by"_L1);
    order.shippedAt = json.time("shipped_at"_L1);
    order.completedAt = json.time("completed_at"_L1);
    order.cancelledAt = json.time("cancelled_at"_L1);
    order.updatedAt = json.requiredTime("updated_at"_L1);
    order.noteCount = json.integer("note_count"_L1, kNotNegative).value_or(0);
    json.finish();
    return order;
}

Result<Order> orderFromJson(QByteArrayView json)
{
    CH_TRY(JsonDocument document, JsonDocument::parse(json, UnknownMembers::Ignore));
    JsonObject root = document.root();
    Order order = readOrder(root);
    CH_CHECK(document.result());
    return order;
}

} // namespace ch
