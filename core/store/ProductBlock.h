// SPDX-License-Identifier: Apache-2.0
// What 256 products sold in one span, as bytes: a chart of five years reads a few hundred rows instead of a quarter of a million.
// Plain values; safe on any thread.
#pragma once

#include <QByteArray>

#include <array>
#include <span>

namespace ch::store {

struct ProductSums
{
    qint64 orders = 0;
    qint64 units = 0;
    qint64 grossMinor = 0;

    bool isEmpty() const { return orders == 0 && units == 0 && grossMinor == 0; }
    ProductSums& operator+=(const ProductSums& other);
    friend bool operator==(const ProductSums&, const ProductSums&) = default;
};

/// A product's SKU has a number; its block and its place there.
inline constexpr qint64 kProductsInBlock = 256;
inline qint64 blockOf(qint64 sku)
{
    return sku / kProductsInBlock;
}
inline size_t placeOf(qint64 sku)
{
    return size_t(sku % kProductsInBlock);
}

using ProductBlock = std::array<ProductSums, kProductsInBlock>;

/// Products without figures take no room; none at all: no bytes.
QByteArray bytesOf(const ProductBlock& block);
/// Adds what the bytes hold `sign` times. False if they are none of bytesOf().
bool addTo(std::span<ProductSums, kProductsInBlock> sums, const QByteArray& bytes, int sign);
/// The same of one product only.
bool addTo(ProductSums& sums, size_t place, const QByteArray& bytes);

} // namespace ch::store
