// SPDX-License-Identifier: Apache-2.0
// What to fetch for many orders in one walk: summed by SKU in the order of the places, and split per order at the end.
// A pure function over plain values; safe on any thread.
#pragma once

#include "core/domain/PackingSession.h"

namespace ch {

/// How much of an article is for which order.
struct PickShare
{
    OrderId order;
    QString orderNo;
    qint64 quantity = 0;

    friend bool operator==(const PickShare&, const PickShare&) = default;
};

struct PickLine
{
    QString sku;
    QString title;
    QString barcode;
    QString location;
    /// To be fetched in all.
    qint64 quantity = 0;
    /// In stock; nothing: not known.
    std::optional<qint64> onHand;
    /// In the order of the orders.
    std::vector<PickShare> shares;

    bool isShort() const { return onHand && *onHand < quantity; }
    friend bool operator==(const PickLine&, const PickLine&) = default;
};

struct PickedOrder
{
    OrderId id;
    QString orderNo;
    std::optional<UtcTime> shipBy;
    QString shipTo;
    /// The order's share of each article, in the order of the places; `shares` is empty.
    std::vector<PickLine> lines;
    qint64 units = 0;

    friend bool operator==(const PickedOrder&, const PickedOrder&) = default;
};

struct PickList
{
    std::vector<PickLine> lines;
    /// In the order given; those of which nothing is left to fetch are left out.
    std::vector<PickedOrder> orders;

    qint64 units() const;
    friend bool operator==(const PickList&, const PickList&) = default;
};

/// Units that are packed already are not fetched again. An order that is there twice counts once.
PickList pickListOf(const std::vector<Order>& orders, const ProductsBySku& products);

} // namespace ch
