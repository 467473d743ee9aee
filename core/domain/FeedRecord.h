// SPDX-License-Identifier: Apache-2.0
// One entity of the change feed in its latest state (contract section 6), undecoded.
// Plain values; safe on any thread.
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace ch {

struct FeedRecord
{
    /// "order", "product", "refund", "user", "view", "stock_count"; a newer service may know more.
    QString entity;
    QString id;
    qint64 revision = 0;
    /// Gone, or no longer for this role's eyes.
    bool deleted = false;
    /// The entity's JSON as it came; empty if deleted.
    QByteArray body;

    friend bool operator==(const FeedRecord&, const FeedRecord&) = default;
};

/// An item of a page that makes no sense: what could be read of it (the rest is empty), its whole JSON text as `body`,
/// and a sentence for logs and the activity page.
struct BadFeedRecord
{
    FeedRecord record;
    QString problem;

    friend bool operator==(const BadFeedRecord&, const BadFeedRecord&) = default;
};

struct FeedPage
{
    std::vector<FeedRecord> records;
    /// Where the next page begins; opaque.
    QString cursor;
    bool hasMore = false;
    /// They do not spoil the page (R17).
    std::vector<BadFeedRecord> bad{};

    friend bool operator==(const FeedPage&, const FeedPage&) = default;
};

} // namespace ch
