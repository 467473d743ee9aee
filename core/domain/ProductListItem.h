// SPDX-License-Identifier: Apache-2.0
// A row of the list of products: what the cache knows, with the stock changes that wait in the outbox on top.
// Plain values; safe on any thread.
#pragma once

#include "core/domain/Product.h"

namespace ch {

struct ProductListItem
{
    /// The product's place in the desk's cache; stays as long as the product does.
    qint64 row = 0;
    /// With on_hand as it will be when the outbox is through.
    Product product;
    /// As the service said.
    qint64 baseOnHand = 0;
    /// Entries about it that wait or are being sent, and those that were refused.
    int waiting = 0;
    int refused = 0;
    /// The service has a newer state of it that this version does not understand.
    bool isOutdated = false;

    bool isOut() const { return product.available() <= 0; }
    bool isLow() const { return product.reorderPoint && product.available() <= *product.reorderPoint; }
    friend bool operator==(const ProductListItem&, const ProductListItem&) = default;
};

} // namespace ch
