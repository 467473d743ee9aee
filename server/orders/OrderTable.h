// SPDX-License-Identifier: Apache-2.0
// The orders' own rows, without lines, payments and parcels. OrderRepository.h puts whole orders together.
// Functions on a connection; on the connection's thread.
#pragma once

#include "core/domain/Order.h"
#include "server/store/WriteContext.h"

#include <optional>
#include <vector>

namespace ch::server {

/// The order without its parts; nothing if there is none.
Result<std::optional<Order>> selectOrderRow(sql::Connection& db, OrderId id);

/// What insertOrderRow() refuses an order for that is there already.
Result<> requireNew(WriteContext& context, const Order& order);
/// DUPLICATE_ORDER_NO (order_no), or KEY_REUSED if the user's key made another order before.
Result<> insertOrderRow(WriteContext& context, const Order& order);

/// Writes what a step may change, guarded by what the step saw (R4). If somebody was faster: NOT_FOUND, STATE_CONFLICT or
/// VERSION_MISMATCH, with the facts of the row as it is.
Result<> updateOrderRow(WriteContext& context, const Order& before, const Order& after);

/// PENDING orders whose time is up at `now`, the longest overdue first.
Result<std::vector<OrderId>> selectExpiredOrders(sql::Connection& db, UtcTime now, int limit);
/// Orders whose hold's `until` has passed, the longest passed first.
Result<std::vector<OrderId>> selectPassedHolds(sql::Connection& db, UtcTime now, int limit);

} // namespace ch::server
