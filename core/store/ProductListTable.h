// SPDX-License-Identifier: Apache-2.0
// Products of the cache for those who show them: which rows, in which order, how many, and what is in them.
// Belongs to the thread of its connection; reads only.
#pragma once

#include "core/domain/PendingOperation.h"
#include "core/domain/Product.h"
#include "core/domain/ProductQuery.h"
#include "core/sql/Statement.h"

#include <QStringList>

#include <functional>
#include <stop_token>

namespace ch::store {

/// The first `limit` rows; a negative limit is all of them. Cancelled if stopped on the way.
Result<std::vector<qint64>> productRows(sql::Connection& db, const ProductQuery& query, int limit,
                                        const std::stop_token& stop = {});
/// Exact, for each group; the query's own group counts for nothing.
Result<ProductCounts> countProducts(sql::Connection& db, const ProductQuery& query);
/// Where products lie, as far as the first number ("A-02" of "A-02-15"), as people walk; at most `limit`.
Result<QStringList> productPlaces(sql::Connection& db, int limit);

struct StoredProduct
{
    qint64 row = 0;
    /// As the service sent it.
    Product product;
    /// The service has a newer state of it that this version does not understand: this is what it was before.
    bool isOutdated = false;
    /// Waiting, sending and refused entries about it, oldest first.
    std::vector<PendingOperation> open;
};
/// In the order asked for; a row that has gone, or whose bytes this version cannot read, is left out. Cancelled if stopped.
Result<std::vector<StoredProduct>> storedProducts(sql::Connection& db, const std::vector<qint64>& rows,
                                                  const std::stop_token& stop = {});
/// Nothing if it is not here.
Result<std::optional<StoredProduct>> storedProduct(sql::Connection& db, const QString& sku);
/// The SKU that somebody scanned or wrote: letter for letter, then the barcode, then the SKU whatever its case (ASCII) if only
/// one matches (contract section 10, ruling 16). What a scanner puts around a code is taken off (plainCode), and an article's
/// number may have another length than the barcode. Empty: none.
Result<QString> scannedProduct(sql::Connection& db, const QString& code);
/// Every product there is, one after the other; ends early if `each` answers false.
Result<> eachProduct(sql::Connection& db, const std::function<bool(const Product&)>& each);

/// The plan of the list's statement, for tests.
Result<QStringList> explainProductRows(sql::Connection& db, const ProductQuery& query);

} // namespace ch::store
