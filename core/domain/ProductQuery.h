// SPDX-License-Identifier: Apache-2.0
// What a list of products shows and in which order.
// Plain values; safe on any thread.
#pragma once

#include <QDate>
#include <QString>

#include <array>
#include <optional>

namespace ch {

enum class ProductSort { Sku, Title, Place, OnHand, Reserved, Available, Price, UpdatedAt };

/// Which products a list is about; each is a tab of it.
enum class ProductGroup {
    /// Those that are sold.
    Active,
    /// Active, at their reorder point or below it.
    Low,
    /// Active, nothing left to sell.
    Out,
    /// Of which something lies here, whether it is sold or not: what the worth of the stock is made of.
    OnHand,
    Retired,
};
inline constexpr size_t kProductGroupCount = 5;

/// Empty members filter nothing.
struct ProductQuery
{
    ProductGroup group = ProductGroup::Active;
    /// Any substring of SKU, barcode, title or location; letter case is ignored.
    QString search{};
    /// The beginning of the location, whatever its case: "A-02".
    QString place{};
    /// Something about this product waits in the outbox or was refused.
    bool isInOutbox = false;
    /// Of which no order was paid on this day of the shop or later.
    QDate notSoldSince{};

    ProductSort sort = ProductSort::Sku;
    bool isDescending = false;

    /// By more than its group.
    bool isFiltered() const { return !search.isEmpty() || !place.isEmpty() || isInOutbox || notSoldSince.isValid(); }
    friend bool operator==(const ProductQuery&, const ProductQuery&) = default;
};

/// By ProductGroup.
using ProductCounts = std::array<qint64, kProductGroupCount>;

} // namespace ch
