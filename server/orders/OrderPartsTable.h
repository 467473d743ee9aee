// SPDX-License-Identifier: Apache-2.0
// The rows that an order owns: lines, payments, parcels. OrderRepository.h puts whole orders together.
// Functions on a connection; on the connection's thread.
#pragma once

#include "core/domain/Order.h"
#include "server/store/WriteContext.h"

#include <vector>

namespace ch::server {

Result<std::vector<OrderLine>> selectLines(sql::Connection& db, OrderId id);
Result<std::vector<Payment>> selectPayments(sql::Connection& db, OrderId id);
/// With their contents, in the order of the lines.
Result<std::vector<Shipment>> selectShipments(sql::Connection& db, OrderId id);

Result<> insertLine(WriteContext& context, OrderId id, const OrderLine& line);
/// Writes the quantities that steps change.
Result<> updateLine(WriteContext& context, OrderId id, const OrderLine& line);

/// `no` is 1, 2, … within the order. KEY_REUSED if the user's key recorded another payment before.
Result<> insertPayment(WriteContext& context, OrderId id, int no, const Payment& payment, UserId by);

/// KEY_REUSED if the user's key shipped another parcel before.
Result<> insertShipment(WriteContext& context, OrderId id, const Shipment& shipment, UserId by);
/// Writes carrier and tracking number.
Result<> updateShipment(WriteContext& context, OrderId id, const Shipment& shipment);

} // namespace ch::server
