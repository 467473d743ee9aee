// SPDX-License-Identifier: Apache-2.0
// What a person asks of a product: a new one, other values of one (contract section 5). Neither touches stock.
// Plain values; safe on any thread.
#pragma once

#include <QString>

#include <optional>

namespace ch {

struct ProductDraft
{
    QString sku;
    QString title;
    std::optional<QString> barcode{};
    qint64 priceMinor = 0;
    std::optional<QString> location{};
    std::optional<qint64> reorderPoint{};
    bool active = true;

    friend bool operator==(const ProductDraft&, const ProductDraft&) = default;
};

/// What is nothing stays as it is; an inner nothing clears the field.
struct ProductChange
{
    std::optional<QString> title{};
    std::optional<std::optional<QString>> barcode{};
    std::optional<qint64> priceMinor{};
    std::optional<std::optional<QString>> location{};
    std::optional<std::optional<qint64>> reorderPoint{};
    std::optional<bool> active{};

    bool isEmpty() const { return *this == ProductChange{}; }
    friend bool operator==(const ProductChange&, const ProductChange&) = default;
};

/// As the service limits them.
inline constexpr int kLongestProductTitle = 255;
inline constexpr qint64 kHighestPriceMinor = 1'000'000'000'000;
inline constexpr qint64 kMostStockUnits = 1'000'000'000;

} // namespace ch
