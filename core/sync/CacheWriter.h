// SPDX-License-Identifier: Apache-2.0
// Writes of the sync lane to the cache: each one transaction on the lane of the writer.
// Callable from the sync lane; waits for the writer's.
#pragma once

#include "core/store/Database.h"
#include "core/store/FeedWriter.h"

namespace ch::sync {

/// What the service sent is remembered by the feed writer between transactions; one that fails must be forgotten there.
class CacheWriter
{
public:
    CacheWriter(store::Database& database, const QTimeZone& zone) : m_database(database), m_feed(zone) {}

    /// `fn(Connection&, FeedWriter&)` returns a Result.
    template <class Fn> auto start(store::Durability durability, Fn fn)
    {
        return m_database.write(durability, [this, fn = std::move(fn)](sql::Connection& db) mutable {
            auto answer = fn(db, m_feed);
            if (!answer)
                m_feed.forget();
            return answer;
        });
    }
    template <class Fn> auto write(store::Durability durability, Fn fn)
    {
        return start(durability, std::move(fn)).result();
    }

    store::Database& database() { return m_database; }

private:
    store::Database& m_database;
    store::FeedWriter m_feed;
};

} // namespace ch::sync
