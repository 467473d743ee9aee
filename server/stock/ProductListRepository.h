// SPDX-License-Identifier: Apache-2.0
// Reads products as the feed keeps them, money and all: by code, by scan, and in pages.
// Functions on a connection; on the connection's thread.
#pragma once

#include "core/base/Result.h"
#include "core/sql/Connection.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace ch::server {

/// The product of exactly this SKU; nothing if there is none.
Result<std::optional<QByteArray>> readProduct(sql::Connection& db, const QString& sku);
/// The SKU that a scanned or typed code means: that SKU; else the only one with that barcode; else the only one whose SKU
/// or barcode differs in letter case alone (contract section 10, ruling 16). Nothing if there is none, or several.
Result<std::optional<QString>> scannedSku(sql::Connection& db, const QString& code);
/// The product of that SKU.
Result<std::optional<QByteArray>> readScannedProduct(sql::Connection& db, const QString& code);

enum class ProductSort { Sku, Title, OnHand, Available, UpdatedAt };

/// Where a page ended: the last row's sort value, as text, and its SKU.
struct ProductPosition
{
    QString value;
    QString sku;
};

struct ProductQuery
{
    /// A SKU or barcode; if no product has it, part of a title or the beginning of a SKU, whatever their letter case.
    std::optional<QString> search{};
    /// Available at or below the reorder point; a product without one is never low.
    std::optional<bool> isLow{};
    /// Nothing available.
    std::optional<bool> isOut{};
    std::optional<bool> isActive{};
    ProductSort sort = ProductSort::Sku;
    bool isDescending = false;
    /// Ties are in the order of the SKU, in the same direction.
    std::optional<ProductPosition> after{};
    int limit = 50;
};

struct ProductPage
{
    std::vector<QByteArray> items{};
    /// Of the last item; nothing if there are no more.
    std::optional<ProductPosition> end{};
};

/// `query.after->value` must be a whole number for the sorts by one.
Result<ProductPage> readProducts(sql::Connection& db, ProductQuery query);

} // namespace ch::server
