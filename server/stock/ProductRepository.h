// SPDX-License-Identifier: Apache-2.0
// Products, their stock rows and the ledger in the store. All SQL that writes them.
// Functions on a connection; on the connection's thread.
#pragma once

#include "core/domain/Product.h"
#include "core/domain/Stock.h"
#include "core/domain/Timeline.h"
#include "server/store/WriteContext.h"

#include <functional>
#include <optional>
#include <span>

namespace ch::server {

Result<std::optional<Product>> loadProduct(sql::Connection& db, const QString& sku);
/// Those that there are, in no order; each SKU once, however often it is given.
Result<std::vector<Product>> loadProducts(sql::Connection& db, const QStringList& skus);

/// Inserts a product with its feed entry; stock opens at zero and grows by movements only. One that brings no createdAt is
/// created now. The product as stored, or nothing if the SKU is taken.
Result<std::optional<Product>> insertProduct(WriteContext& context, const Product& product);
/// Writes edited fields (never stock), version and feed entry. `before` is the product as loaded in this transaction; the
/// change is guarded by its version all the same: VERSION_MISMATCH (version). The product as stored.
Result<Product> updateProduct(WriteContext& context, const Product& before, const Product& after);

/// Writes what `after` differs from `before` by in stock, guarded, and its feed entry. For ProductsInHand.
Result<> writeStock(WriteContext& context, const Product& before, const Product& after);

/// Where a movement comes from, beside its effect.
struct MovementSource
{
    Actor actor;
    OrderId orderId;
    UtcTime at;
};

/// Products as they were read in this transaction and not changed since; null for others.
using KnownProducts = std::function<const Product*(const QString& sku)>;

/// What an order's effects come to, product by product: as it was, and with its stock moved.
using PlannedStock = std::vector<std::pair<Product, Product>>;
/// INSUFFICIENT_STOCK (sku, available; 0 for an unknown SKU). Products that are known are not read again. Writes nothing.
Result<PlannedStock> planStockEffects(WriteContext& context, std::span<const StockEffect> effects,
                                      const KnownProducts& known = {});
/// Changes the rows in SKU order by conditional updates (R7), writes a movement for each effect and a feed entry for each
/// product.
Result<> storeStockEffects(WriteContext& context, PlannedStock&& planned, std::span<const StockEffect> effects,
                           const MovementSource& source);
/// Both of them.
Result<> applyStockEffects(WriteContext& context, std::span<const StockEffect> effects, const MovementSource& source);

/// A change of on_hand that is no order's: goods in, adjustments, counts.
struct StockChange
{
    QString sku;
    MovementKind kind = MovementKind::Adjust;
    /// One of the stock reasons.
    QString reason;
    qint64 deltaOnHand = 0;
    QString note;
    /// Of an approved stock count; null for all else.
    StockCountId stockCountId{};
};
/// The product as stored. INSUFFICIENT_STOCK with sku, available, orders (at most 20 numbers of those that reserve it,
/// newest first) and order_count if on_hand would fall below reserved (contract section 10, ruling 9); NOT_FOUND for an unknown SKU. A
/// delta of 0 is a count that found what was expected: it is recorded too (of a stock count without a new revision, for
/// there are many). KEY_REUSED if the user's key changed stock before.
Result<Product> changeStock(WriteContext& context, const StockChange& change, const MovementSource& source);

/// INSUFFICIENT_STOCK as changeStock() says it; `lines`, if any, is a JSON array that becomes a member of that name.
Error refuseBelowReservations(sql::Connection& db, const Product& product, const QByteArray& lines = {});

/// Renders the product's row again into the feed at a new revision. For changes made by SQL of this file.
Result<Product> refreshProduct(WriteContext& context, const QString& sku);

} // namespace ch::server
