// SPDX-License-Identifier: Apache-2.0
// An order, its timeline and its drafts as JSON (contract section 5); the service writes what the desktop reads and the
// other way round.
// Pure functions; safe on any thread.
#pragma once

#include "core/base/Result.h"
#include "core/domain/OrderRules.h"
#include "core/domain/Timeline.h"
#include "core/wire/JsonReader.h"
#include "core/wire/JsonWriter.h"

namespace ch {

/// The whole order, money included; the mask for roles that see none is core/wire/Mask.h.
void writeOrder(JsonWriter& json, const Order& order);
QByteArray orderToJson(const Order& order);
/// Members that this version does not know are ignored; an unknown status or a missing member is a problem.
Order readOrder(JsonObject& json);
/// A stored or received order document.
Result<Order> orderFromJson(QByteArrayView json);

void writeTimelineEntry(JsonWriter& json, const TimelineEntry& entry);
TimelineEntry readTimelineEntry(JsonObject& json);
/// {"name":{"old":…,"new":…},…} and {"name":…,…}: the two JSON columns of a stored entry.
QByteArray changesToJson(const std::vector<FieldChange>& changes);
QByteArray detailToJson(const std::vector<Field>& detail);

void writeCustomer(JsonWriter& json, const Customer& customer);
void writeAddress(JsonWriter& json, const Address& address);
Customer readCustomer(JsonObject& json);
Address readAddress(JsonObject& json);

/// The bodies of requests. Reading checks shapes and lengths and calls finish(); ranges that depend on the shop or the
/// order are the rules'.
OrderDraft readOrderDraft(JsonObject& json);
PaymentDraft readPaymentDraft(JsonObject& json);
ShipmentDraft readShipmentDraft(JsonObject& json);
ShipmentCorrection readShipmentCorrection(JsonObject& json);
RefundDraft readRefundDraft(JsonObject& json);
OrderEdit readOrderEdit(JsonObject& json);

QByteArray toJson(const OrderDraft& draft);
QByteArray toJson(const PaymentDraft& draft);
QByteArray toJson(const ShipmentDraft& draft);
QByteArray toJson(const ShipmentCorrection& correction);
QByteArray toJson(const RefundDraft& draft);
QByteArray toJson(const OrderEdit& edit);

} // namespace ch
