// SPDX-License-Identifier: Apache-2.0
// Writes of the sync lane to the cache: each one transaction on the lane of the writer.
// Callable from any thread that may wait for the writer's lane.
#pragma once

#include "core/store/Database.h"
#include "core/store/FeedWriter.h"

namespace ch::sync {

/// What the service sent is remembered by the feed writer between transactions; whatever is rolled back, by an error or by
/// a COMMIT that failed, must be forgotten there.
class CacheWriter
{
public:
    CacheWriter(store::Database& database, const QTimeZone& zone)
        : m_database(database)
        , m_feed(std::make_unique<store::FeedWriter>(zone))
    {}

    /// Who wants to know of commits; to be set before the first write.
    void observe(store::OnCommitted onCommitted) { m_onCommitted = std::move(onCommitted); }

    /// `fn(Connection&, FeedWriter&)` returns a Result.
    template <class Fn> auto start(store::Durability durability, Fn fn)
    {
        return m_database.write(
            durability, [this, fn = std::move(fn)](sql::Connection& db) mutable { return fn(db, *m_feed); },
            [this](bool isKept) { end(isKept); });
    }
    template <class Fn> auto write(store::Durability durability, Fn fn)
    {
        return start(durability, std::move(fn)).result();
    }

    store::Database& database() { return m_database; }

private:
    void end(bool isKept)
    {
        if (!isKept)
            return m_feed->forget();
        const store::CacheChanges changes = std::exchange(m_feed->changes(), {});
        if (m_onCommitted && !changes.isEmpty())
            m_onCommitted(changes);
    }

    store::Database& m_database;
    store::OnCommitted m_onCommitted;
    /// Touched on the writer's lane only.
    std::unique_ptr<store::FeedWriter> m_feed;
};

} // namespace ch::sync
