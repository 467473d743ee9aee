// SPDX-License-Identifier: Apache-2.0
// Orders in the store: loading the whole aggregate, persisting what a rule changed. All SQL that writes orders.
// Functions on a connection; on the connection's thread.
#pragma once

#include "core/domain/OrderRules.h"
#include "server/stock/ProductRepository.h"
#include "server/store/WriteContext.h"

#include <optional>

namespace ch::server {

/// The whole order from its tables; nothing if there is none.
Result<std::optional<Order>> loadOrder(sql::Connection& db, OrderId id);

/// What insertOrder leaves out.
struct PersistOptions
{
    /// Imports of finished orders bring no stock movements.
    bool moveStock = true;
    /// What was brought from elsewhere is history: nobody is told of it (docs/decisions/021).
    bool isNews = true;
    /// Those that the rule has looked at already.
    KnownProducts products{};
};

/// Inserts a new order with its lines, payments, parcels, timeline, stock effects and feed entry. The order's revision is
/// given here; the order as stored comes back. DUPLICATE_ORDER_NO (order_no), INSUFFICIENT_STOCK, KEY_REUSED.
Result<Order> insertOrder(WriteContext& context, const OrderChange& change, const PersistOptions& options = {});

/// Writes the difference between `before` (as loaded in this transaction) and `change.after`: the guarded UPDATE of the
/// row (R4), changed lines, new payments and parcels, corrected parcels, refund, timeline, stock effects, feed entries.
/// The order as stored comes back.
Result<Order> updateOrder(WriteContext& context, const Order& before, const OrderChange& change);
/// As updateOrder, in a savepoint of its own: a failure undoes this order only. For steps that change many orders.
Result<Order> updateOrderApart(WriteContext& context, const Order& before, const OrderChange& change);

} // namespace ch::server
