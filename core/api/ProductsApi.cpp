// SPDX-License-Identifier: Apache-2.0
#include "core/api/ProductsApi.h"

#include "core/api/Paging.h"
#include "core/wire/CatalogueJson.h"
#include "core/wire/ProductBodiesJson.h"
#include "core/wire/RequestBodies.h"

namespace ch {

namespace {

/// SKUs are any visible characters, slashes and dots too (contract section 10, ruling 16).
QByteArray pathOf(const QString& sku, const char* rest = "")
{
    return "/products/" + QUrl::toPercentEncoding(sku) + rest;
}

} // namespace

Result<ProductAnswer> ProductsApi::step(const ApiCall& call, const CallContext& context) const
{
    CH_TRY(const ApiAnswer answer, m_client.call(call, context));
    const Result<Product> product = api::decoded(answer, readProduct);
    if (!product)
        return product.error();
    return ProductAnswer{.product = *product, .body = answer.data, .isReplayed = answer.isReplayed};
}

Result<ProductAnswer> ProductsApi::get(const QString& sku, const CallContext& context) const
{
    return step({.method = HttpMethod::Get, .path = pathOf(sku)}, context);
}

Result<ApiPage<Movement>> ProductsApi::movements(const QString& sku, const PageRequest& page,
                                                 const CallContext& context) const
{
    CH_TRY(const ApiAnswer answer,
           m_client.call({.path = pathOf(sku, "/movements"), .query = api::pageQuery(page)}, context));
    return api::readPage(answer, readMovement);
}

Result<ProductAnswer> ProductsApi::adjust(const StockDelta& change, const OpId& key, const CallContext& context) const
{
    return step({.method = HttpMethod::Post, .path = "/stock-adjustments", .body = toJson(change), .key = key},
                context);
}

Result<ProductAnswer> ProductsApi::count(const StockCountDraft& count, const OpId& key,
                                         const CallContext& context) const
{
    return step({.method = HttpMethod::Post, .path = "/stock-adjustments", .body = toJson(count), .key = key}, context);
}

Result<ProductAnswer> ProductsApi::create(const ProductDraft& draft, const OpId& key, const CallContext& context) const
{
    return step({.method = HttpMethod::Post, .path = "/products", .body = toJson(draft), .key = key}, context);
}

Result<ProductAnswer> ProductsApi::edit(const QString& sku, const ProductChange& change, qint64 ifMatch,
                                        const OpId& key, const CallContext& context) const
{
    return step(
        {.method = HttpMethod::Patch, .path = pathOf(sku), .body = toJson(change), .key = key, .ifMatch = ifMatch},
        context);
}

} // namespace ch
