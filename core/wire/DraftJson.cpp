// SPDX-License-Identifier: Apache-2.0
#include "core/domain/OrderDraftChecks.h"
#include "core/wire/OrderJson.h"
#include "core/wire/WireParts.h"

namespace ch {

using namespace Qt::Literals::StringLiterals;
using namespace wire;

namespace {

// resources/api/openapi.yaml states the same. A text that must not be empty, but is judged by the rules, has no minimum.
constexpr LengthRange kOrderNo{1, int{kMaxOrderNoLength}};
constexpr LengthRange kNote{1, int{kMaxNoteLength}};
constexpr LengthRange kSku{1, 64};
constexpr LengthRange kCustomerId{1, 64};
constexpr LengthRange kName{0, 200};
constexpr LengthRange kEmail{0, 254};
constexpr LengthRange kPhone{0, 64};
constexpr LengthRange kPostcode{0, 32};
constexpr LengthRange kCountry{0, 64};
constexpr LengthRange kShortText{1, 64};
constexpr LengthRange kReference{1, 128};
constexpr int kMostLines{kMaxOrderLines};

QString optionalText(JsonObject& json, QLatin1StringView name, LengthRange length)
{
    return json.text(name, length).value_or(QString());
}

qint64 optionalMoney(JsonObject& json, QLatin1StringView name)
{
    return json.integer(name, kNotNegative).value_or(0);
}

// Without the list everything is meant, so that an empty one cannot mean the same: it is refused.
std::vector<LineQuantity> readLineQuantities(JsonObject& json, QLatin1StringView name)
{
    std::vector<LineQuantity> lines;
    std::vector<JsonObject> objects = json.objects(name, kMostLines);
    if (objects.empty() && json.has(name))
        json.unacceptable(name, u"must name at least one line; leave it out to name none"_s);
    for (JsonObject& each : objects) {
        LineQuantity& line = lines.emplace_back();
        line.lineNo = storedCount(each, "line_no"_L1);
        line.quantity = each.requiredInteger("quantity"_L1);
        each.finish();
    }
    return lines;
}

OrderDraft::Line readDraftLine(JsonObject& json)
{
    OrderDraft::Line line;
    line.sku = json.requiredText("sku"_L1, kSku);
    line.quantity = json.requiredInteger("quantity"_L1);
    line.unitPriceMinor = json.integer("unit_price_minor"_L1, kNotNegative);
    json.finish();
    return line;
}

/// A new order names its parties; what is corrected may be an imported order, which lacks some of it. Whether a text may be
/// blank is for the rules to say.
enum class Parties { Required, AsGiven };

QString partyText(JsonObject& json, Parties parties, QLatin1StringView name, LengthRange length)
{
    return parties == Parties::Required ? json.requiredText(name, length) : optionalText(json, name, length);
}

Customer readCustomerAs(JsonObject& json, Parties parties)
{
    Customer customer;
    customer.id = optionalText(json, "id"_L1, kCustomerId);
    customer.name = partyText(json, parties, "name"_L1, kName);
    customer.email = optionalText(json, "email"_L1, kEmail);
    customer.phone = optionalText(json, "phone"_L1, kPhone);
    json.finish();
    return customer;
}

Address readAddressAs(JsonObject& json, Parties parties)
{
    Address address;
    address.name = partyText(json, parties, "name"_L1, kName);
    address.line1 = partyText(json, parties, "line1"_L1, kName);
    address.line2 = optionalText(json, "line2"_L1, kName);
    address.city = partyText(json, parties, "city"_L1, kName);
    address.region = optionalText(json, "region"_L1, kName);
    address.postcode = optionalText(json, "postcode"_L1, kPostcode);
    address.country = partyText(json, parties, "country"_L1, kCountry);
    address.phone = optionalText(json, "phone"_L1, kPhone);
    json.finish();
    return address;
}

} // namespace

Customer readCustomer(JsonObject& json)
{
    return readCustomerAs(json, Parties::AsGiven);
}

Address readAddress(JsonObject& json)
{
    return readAddressAs(json, Parties::AsGiven);
}

OrderDraft readOrderDraft(JsonObject& json)
{
    OrderDraft draft;
    draft.orderNo = optionalText(json, "order_no"_L1, kOrderNo);
    draft.currency = json.requiredText("currency"_L1, {0, 64});
    JsonObject customer = json.requiredObject("customer"_L1);
    draft.customer = readCustomerAs(customer, Parties::Required);
    JsonObject shipTo = json.requiredObject("ship_to"_L1);
    draft.shipTo = readAddressAs(shipTo, Parties::Required);
    for (JsonObject& line : json.requiredObjects("lines"_L1, kMostLines))
        draft.lines.push_back(readDraftLine(line));
    draft.shippingMinor = optionalMoney(json, "shipping_minor"_L1);
    draft.discountMinor = optionalMoney(json, "discount_minor"_L1);
    draft.note = optionalText(json, "note"_L1, kNote);
    json.finish();
    return draft;
}

PaymentDraft readPaymentDraft(JsonObject& json)
{
    PaymentDraft draft;
    draft.order = json.id<OrderId>("order_id"_L1);
    draft.amountMinor = json.requiredInteger("amount_minor"_L1, kNotNegative);
    draft.method = json.requiredText("method"_L1, kShortText);
    draft.reference = json.requiredText("reference"_L1, kReference);
    json.finish();
    return draft;
}

ShipmentDraft readShipmentDraft(JsonObject& json)
{
    ShipmentDraft draft;
    draft.carrier = json.requiredText("carrier"_L1, kShortText);
    draft.trackingNo = json.requiredText("tracking_no"_L1, kShortText);
    draft.lines = readLineQuantities(json, "lines"_L1);
    draft.notify = json.boolean("notify"_L1).value_or(false);
    json.finish();
    return draft;
}

ShipmentCorrection readShipmentCorrection(JsonObject& json)
{
    ShipmentCorrection correction;
    correction.carrier = json.text("carrier"_L1, kShortText);
    correction.trackingNo = json.text("tracking_no"_L1, kShortText);
    if (!json.has("carrier"_L1) && !json.has("tracking_no"_L1))
        json.wrongShape({}, u"must have carrier, tracking_no or both"_s);
    json.finish();
    return correction;
}

RefundDraft readRefundDraft(JsonObject& json)
{
    RefundDraft draft;
    draft.amountMinor = json.requiredInteger("amount_minor"_L1, kNotNegative);
    draft.reason = json.requiredText("reason"_L1, kShortText);
    draft.note = optionalText(json, "note"_L1, kNote);
    draft.release = readLineQuantities(json, "release"_L1);
    json.finish();
    return draft;
}

OrderEdit readOrderEdit(JsonObject& json)
{
    OrderEdit edit;
    if (auto customer = json.object("customer"_L1))
        edit.customer = readCustomer(*customer);
    if (auto shipTo = json.object("ship_to"_L1))
        edit.shipTo = readAddress(*shipTo);
    edit.shipBy = json.time("ship_by"_L1);
    if (!json.has("customer"_L1) && !json.has("ship_to"_L1) && !json.has("ship_by"_L1))
        json.wrongShape({}, u"must have customer, ship_to or ship_by"_s);
    json.finish();
    return edit;
}

QByteArray toJson(const OrderDraft& draft)
{
    JsonWriter json;
    json.beginObject();
    if (!draft.orderNo.isEmpty())
        json.key("order_no"_L1).text(draft.orderNo);
    json.key("currency"_L1).text(draft.currency);
    json.key("customer"_L1);
    writeCustomer(json, draft.customer);
    json.key("ship_to"_L1);
    writeAddress(json, draft.shipTo);
    json.key("lines"_L1).beginArray();
    for (const OrderDraft::Line& line : draft.lines) {
        json.beginObject();
        json.key("sku"_L1).text(line.sku);
        json.key("quantity"_L1).number(line.quantity);
        if (line.unitPriceMinor)
            json.key("unit_price_minor"_L1).number(*line.unitPriceMinor);
        json.endObject();
    }
    json.endArray();
    json.key("shipping_minor"_L1).number(draft.shippingMinor);
    json.key("discount_minor"_L1).number(draft.discountMinor);
    if (!draft.note.isEmpty())
        json.key("note"_L1).text(draft.note);
    json.endObject();
    return json.take();
}

QByteArray toJson(const PaymentDraft& draft)
{
    JsonWriter json;
    json.beginObject();
    json.key("amount_minor"_L1).number(draft.amountMinor);
    json.key("method"_L1).text(draft.method);
    json.key("reference"_L1).text(draft.reference);
    json.endObject();
    return json.take();
}

QByteArray toJson(const ShipmentDraft& draft)
{
    JsonWriter json;
    json.beginObject();
    json.key("carrier"_L1).text(draft.carrier);
    json.key("tracking_no"_L1).text(draft.trackingNo);
    if (!draft.lines.empty()) {
        json.key("lines"_L1);
        writeLineQuantities(json, draft.lines);
    }
    json.key("notify"_L1).boolean(draft.notify);
    json.endObject();
    return json.take();
}

QByteArray toJson(const ShipmentCorrection& correction)
{
    JsonWriter json;
    json.beginObject();
    if (correction.carrier)
        json.key("carrier"_L1).text(*correction.carrier);
    if (correction.trackingNo)
        json.key("tracking_no"_L1).text(*correction.trackingNo);
    json.endObject();
    return json.take();
}

QByteArray toJson(const RefundDraft& draft)
{
    JsonWriter json;
    json.beginObject();
    json.key("amount_minor"_L1).number(draft.amountMinor);
    json.key("reason"_L1).text(draft.reason);
    if (!draft.note.isEmpty())
        json.key("note"_L1).text(draft.note);
    if (!draft.release.empty()) {
        json.key("release"_L1);
        writeLineQuantities(json, draft.release);
    }
    json.endObject();
    return json.take();
}

QByteArray toJson(const OrderEdit& edit)
{
    JsonWriter json;
    json.beginObject();
    if (edit.customer) {
        json.key("customer"_L1);
        writeCustomer(json, *edit.customer);
    }
    if (edit.shipTo) {
        json.key("ship_to"_L1);
        writeAddress(json, *edit.shipTo);
    }
    if (edit.shipBy)
        json.key("ship_by"_L1).time(*edit.shipBy);
    json.endObject();
    return json.take();
}

} // namespace ch
