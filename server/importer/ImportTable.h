// SPDX-License-Identifier: Apache-2.0
// What an import asks of the store and writes into it beside whole orders, refunds and products.
// Functions on a connection; on the connection's thread.
#pragma once

#include "core/domain/Stock.h"
#include "server/store/WriteContext.h"

#include <QString>

namespace ch::server {

/// Whether the store holds neither orders nor products, so that a book may set its currency and time zone.
Result<bool> isStoreEmpty(sql::Connection& db);
Result<bool> hasOrder(sql::Connection& db, const QString& orderNo);
Result<bool> hasRefund(sql::Connection& db, const QString& refundNo);

/// Lets the connection keep more pages in memory, for a book is written in one transaction.
Result<> widenCache(sql::Connection& db);

/// Takes the index on the lines' SKUs away, and puts it back from what takeLineIndex() answered: sorting a whole book's
/// SKUs once costs a quarter of finding a place for each. Only for a store without lines, inside the import's transaction.
Result<QString> takeLineIndex(sql::Connection& db);
Result<> restoreLineIndex(sql::Connection& db, const QString& definition);

/// Writes a movement of an order's line as it is, without touching the product's row: the caller adds up and calls
/// addToStock once for each product. Gives it an id.
Result<> insertMovement(WriteContext& context, const Movement& movement);
Result<> addToStock(WriteContext& context, const QString& sku, qint64 onHand, qint64 reserved);

} // namespace ch::server
