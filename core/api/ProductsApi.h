// SPDX-License-Identifier: Apache-2.0
// /products and /stock-adjustments.
// Callable from any thread that may wait.
#pragma once

#include "core/api/ApiPage.h"
#include "core/api/HttpClient.h"
#include "core/domain/Product.h"
#include "core/domain/ProductDrafts.h"
#include "core/domain/StepDrafts.h"
#include "core/domain/Stock.h"

namespace ch {

/// The product as it now is.
struct ProductAnswer
{
    Product product;
    /// Its JSON as it came: what the cache stores.
    QByteArray body;
    bool isReplayed = false;
};

class ProductsApi
{
public:
    explicit ProductsApi(HttpClient& client) : m_client(client) {}

    Result<ProductAnswer> get(const QString& sku, const CallContext& context) const;
    /// The ledger of its stock, newest first.
    Result<ApiPage<Movement>> movements(const QString& sku, const PageRequest& page, const CallContext& context) const;
    /// Conflict INSUFFICIENT_STOCK: orders reserve what would be taken.
    Result<ProductAnswer> adjust(const StockDelta& change, const OpId& key, const CallContext& context) const;
    /// Conflict STALE_QUANTITY: the stock is not what was expected.
    Result<ProductAnswer> count(const StockCountDraft& count, const OpId& key, const CallContext& context) const;

    /// Invalid VALIDATION_FAILED: there is one of that SKU.
    Result<ProductAnswer> create(const ProductDraft& draft, const OpId& key, const CallContext& context) const;
    /// Conflict VERSION_MISMATCH: somebody else edited it. Stock is never touched (D9).
    Result<ProductAnswer> edit(const QString& sku, const ProductChange& change, qint64 ifMatch, const OpId& key,
                               const CallContext& context) const;

private:
    Result<ProductAnswer> step(const ApiCall& call, const CallContext& context) const;
    HttpClient& m_client;
};

} // namespace ch
