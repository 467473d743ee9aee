// SPDX-License-Identifier: Apache-2.0
// A page of the feed made ready for the cache: decoding is done before, and beside, the writing.
// Plain values and pure functions; safe on any thread.
#pragma once

#include "core/domain/FeedRecord.h"
#include "core/domain/Product.h"
#include "core/domain/Refund.h"
#include "core/store/OrderRow.h"

namespace ch::store {

struct ProductRow
{
    Product product;
    QByteArray body;
};

struct RefundRow
{
    Refund refund;
    QByteArray body;
};

struct DecodedPage
{
    std::vector<OrderRow> orders;
    std::vector<ProductRow> products;
    std::vector<RefundRow> refunds;
    /// Users, views, stock counts and whatever a newer service knows: kept as they are.
    std::vector<FeedRecord> others;
    std::vector<FeedRecord> deletions;
    /// What came and says what cannot be; one that has no id has a name of its own, which begins with '#'.
    std::vector<BadFeedRecord> bad;
    QString cursor;
    bool hasMore = false;
};

/// One record that makes no sense never spoils the page (R17).
DecodedPage decode(FeedPage page);

} // namespace ch::store
