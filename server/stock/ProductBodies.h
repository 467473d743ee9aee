// SPDX-License-Identifier: Apache-2.0
// The bodies of requests about products and stock, read and checked as far as that needs no store.
// Pure functions; safe on any thread.
#pragma once

#include "core/domain/Product.h"
#include "core/wire/JsonReader.h"

#include <optional>

namespace ch::server {

/// A row never holds more, so that every client can count it.
inline constexpr qint64 kMostOnHand = 1'000'000'000'000;

/// The body of POST /products.
Result<Product> readNewProduct(QByteArrayView json);

/// The body of PATCH /products/{sku}: what is nothing stays as it is; an inner nothing clears the field.
struct ProductEdit
{
    std::optional<QString> title{};
    std::optional<std::optional<QString>> barcode{};
    std::optional<qint64> priceMinor{};
    std::optional<std::optional<QString>> location{};
    std::optional<std::optional<qint64>> reorderPoint{};
    std::optional<bool> active{};

    Product appliedTo(Product product) const;
};
Result<ProductEdit> readProductEdit(QByteArrayView json);

/// The body of POST /stock-adjustments: a delta, or a count of what is there against what was believed to be there.
struct StockAdjustment
{
    QString sku{};
    /// counted − expected for a count.
    qint64 delta = 0;
    /// Set for a count: on_hand must be this (R9).
    std::optional<qint64> expected{};
    QString reason{};
    QString note{};
};
Result<StockAdjustment> readStockAdjustment(QByteArrayView json);

} // namespace ch::server
