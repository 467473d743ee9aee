// SPDX-License-Identifier: Apache-2.0
// Values with every member set, values with none, and the texts that break encoders; for the tests of core/wire.
// Pure functions; safe on any thread.
#pragma once

#include "core/domain/OrderRules.h"
#include "core/wire/JsonReader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace ch::samples {

using namespace Qt::Literals::StringLiterals;

/// Beyond 2^53: a double would change it.
inline constexpr qint64 kBigId = 1234567890123456789;

inline UtcTime at(int minute)
{
    return UtcTime(1'314'865'800'123).plusSeconds(60 * minute);
}

/// Chinese, emoji with joiners, right-to-left with its override, combining marks, all escapes, a byte order mark.
inline QString hardText()
{
    return u"订单" + QString(QChar(QChar::ByteOrderMark)) +
           u" 👩‍👩‍👧 שלום \u202Eevil\u202C e\u0301 \"quoted\" \\ / \b\f\n\r\t\u0001\u007f\u2028 <b>"_s;
}

inline Order richOrder()
{
    Order order;
    order.id = OrderId(kBigId);
    order.orderNo = u"CH-100042"_s;
    order.status = OrderStatus::Paid;
    order.version = 7;
    order.revision = 9'007'199'254'740'993;
    order.source = u"api"_s;
    order.currency = u"EUR"_s;
    order.customer = {u"17850"_s, hardText(), u"a@example.com"_s, u"+49 30 1"_s};
    order.shipTo = {hardText(), u"Straße 1"_s, u"2. OG"_s, u"北京市"_s, u"BJ"_s, u"100000"_s, u"CN"_s, u"+86 10 1"_s};
    order.lines = {{1, u"85035A"_s, hardText(), 3, 250, 750, 2, 1, 1},
                   {2, u"sku \"2\""_s, {}, 1'000'000, 0, 0, 0, 0, 0}};
    order.subtotalMinor = 750;
    order.discountMinor = 50;
    order.shippingMinor = 499;
    order.totalMinor = 1199;
    order.paidMinor = 1199;
    order.refundedMinor = 100;
    order.payments = {
        {1199, u"card"_s, u"ref-1"_s, true, {}, at(1), u"op-0123456789abcdef"_s},
        {std::numeric_limits<qint64>::max(), u"card"_s, u"ref-2"_s, false, u"STATE_CONFLICT"_s, at(2), {}}};
    order.shipments = {{1, u"DHL"_s, u"00340"_s, {{1, 1}}, at(3), u"anna"_s, u"op-1123456789abcdef"_s},
                       {2, u"顺丰"_s, u"SF1"_s, {{1, 1}, {2, 5}}, at(4), u"bo"_s, {}}};
    order.hold = Hold{u"address?"_s, at(5), u"anna"_s, at(4)};
    order.claim = Claim{UserId(kBigId + 1), u"bo"_s, u"bench 2"_s, at(6)};
    order.cancelReason = u"OTHER"_s;
    order.createdAt = at(0);
    order.expiresAt = at(30);
    order.paidAt = at(1);
    order.shipBy = at(600);
    order.shippedAt = at(7);
    order.completedAt = at(8);
    order.cancelledAt = at(9);
    order.updatedAt = at(10);
    return order;
}

/// As an import may write it: whatever can be missing is.
inline Order bareOrder()
{
    Order order;
    order.id = OrderId(1);
    order.orderNo = u"536365"_s;
    order.status = OrderStatus::Completed;
    order.source = u"import"_s;
    order.currency = u"GBP"_s;
    order.customer.name = u"Guest"_s;
    order.lines = {{1, u"A"_s, {}, 1, 0, 0, 0, 1, 0}};
    order.createdAt = at(0);
    order.updatedAt = at(0);
    return order;
}

inline TimelineEntry richEntry()
{
    TimelineEntry entry;
    entry.seq = 3;
    entry.kind = TimelineKind::Edited;
    entry.at = at(1);
    entry.actor.name = u"anna"_s;
    entry.actor.role = Role::Warehouse;
    entry.actor.device = u"bench 2"_s;
    entry.actor.opId = u"op-0123456789abcdef"_s;
    entry.actor.trace = *TraceId::fromText("4bf92f3577b34da6a3ce929d0e0e4736");
    entry.changes = {{u"customer.email"_s, u"a@example.com"_s, FieldValue()},
                     {u"total_minor"_s, qint64{5}, std::numeric_limits<qint64>::min()},
                     {u"notify"_s, false, true},
                     {u"地址"_s, FieldValue(), hardText()}};
    entry.detail = {
        {u"text"_s, hardText()}, {u"amount_minor"_s, qint64{1199}}, {u"no"_s, qint64{1}}, {u"until"_s, FieldValue()}};
    return entry;
}

inline Product richProduct()
{
    return {.sku = u"85035A"_s,
            .title = hardText(),
            .barcode = u"4006381333931"_s,
            .priceMinor = 250,
            .location = u"A-02-15"_s,
            .reorderPoint = 10,
            .active = false,
            .onHand = 1000,
            .reserved = 3,
            .version = 2,
            .revision = 88,
            .createdAt = at(0),
            .updatedAt = at(1)};
}

inline Movement richMovement()
{
    return {.id = MovementId(kBigId),
            .sku = u"A"_s,
            .kind = MovementKind::Ship,
            .reason = u"RETURNED"_s,
            .deltaOnHand = -3,
            .deltaReserved = -3,
            .orderId = OrderId(kBigId + 1),
            .orderNo = u"CH-1"_s,
            .lineNo = 2,
            .shipmentNo = 1,
            .user = u"anna"_s,
            .device = u"bench 2"_s,
            .at = at(1),
            .opId = u"op-0123456789abcdef"_s,
            .note = hardText()};
}

inline Refund richRefund()
{
    return {.id = RefundId(kBigId),
            .refundNo = u"CH-1-R1"_s,
            .orderId = OrderId(kBigId + 1),
            .orderNo = u"CH-1"_s,
            .amountMinor = 199,
            .currency = u"EUR"_s,
            .reason = u"damaged"_s,
            .note = hardText(),
            .release = {{1, 2}, {3, 1}},
            .at = at(1),
            .by = u"anna"_s,
            .opId = u"op-0123456789abcdef"_s,
            .revision = 4};
}

inline SavedView richView()
{
    return {.id = ViewId(kBigId),
            .name = hardText(),
            .query = {{u"status"_s, u"PAID,SHIPPED"_s}, {u"q"_s, hardText()}, {u"country"_s, QString()}},
            .columns = {u"order_no"_s, u"total_minor"_s},
            .sort = u"-created_at"_s,
            .roles = Role::Merchant | Role::Warehouse,
            .version = 3,
            .revision = 4};
}

/// Reads a whole text as a client does (or, refusing, as a service does).
template <class T>
Result<T> readText(const QByteArray& json, T (*read)(JsonObject&), UnknownMembers unknown = UnknownMembers::Ignore)
{
    CH_TRY(JsonDocument document, JsonDocument::parse(json, unknown));
    JsonObject root = document.root();
    T value = read(root);
    CH_CHECK(document.result());
    return value;
}

/// "BAD_REQUEST lines[2].quantity: must be …", or "ok"; of several problems the fields, then the first sentence.
template <class T> QString verdictOf(const Result<T>& result)
{
    if (result)
        return u"ok"_s;
    const QJsonObject facts = QJsonDocument::fromJson(result.error().facts).object();
    if (!facts.contains("errors"_L1))
        return result.error().code + u' ' + facts["field"_L1].toString() + u": "_s + facts["problem"_L1].toString();
    QStringList fields;
    for (const QJsonValue each : facts["errors"_L1].toArray())
        fields.push_back(each["field"_L1].toString());
    return result.error().code + u' ' + fields.join(u", "_s) + u": "_s + facts["errors"_L1][0]["problem"_L1].toString();
}

/// As the service reads a body that is `json`.
template <class T> QString verdictOn(const QByteArray& json, T (*read)(JsonObject&))
{
    return verdictOf(readText(json, read, UnknownMembers::Refuse));
}

/// Names of the members of a JSON object in the order in which the text has them.
inline QStringList memberNames(const QByteArray& json)
{
    QStringList names;
    int depth = 0;
    bool expectName = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (c == '"') {
            const qsizetype start = i + 1;
            for (++i; json[i] != '"'; ++i)
                i += json[i] == '\\' ? 1 : 0;
            if (depth == 1 && expectName)
                names.push_back(QString::fromUtf8(json.mid(start, i - start)));
            expectName = false;
        } else if (c == '{' || c == '[') {
            expectName = ++depth == 1;
        } else if (c == '}' || c == ']') {
            --depth;
        } else if (c == ',') {
            expectName = true;
        }
    }
    return names;
}

} // namespace ch::samples
