// SPDX-License-Identifier: Apache-2.0
// Writes of the sync lane to the cache: each one transaction on the lane of the writer.
// Callable from any thread that may wait for the writer's lane.
#pragma once

#include "core/store/Database.h"
#include "core/store/FeedWriter.h"
#include "core/store/LoadTable.h"

#include <mutex>

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

    /// Who wants to know of commits. When it returns, whoever observed before is not called any more.
    void observe(store::OnCommitted onCommitted)
    {
        const std::lock_guard lock(m_observing);
        m_onCommitted = std::move(onCommitted);
    }

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

    /// Everything that the service sent goes, in the transaction of `fn(Connection&)`; what comes from now on counts on the
    /// days of `zone`.
    template <class Fn> Result<> beginAnew(const QTimeZone& zone, Fn fn)
    {
        return m_database
            .write(
                store::Durability::Person,
                [fn = std::move(fn)](sql::Connection& db) -> Result<> {
                    CH_CHECK(fn(db));
                    return store::beginLoadAnew(db);
                },
                [this, zone](bool isKept) {
                    if (!isKept)
                        return;
                    m_feed = std::make_unique<store::FeedWriter>(zone);
                    m_feed->changes() = {.hasManyOrders = true,
                                         .hasProducts = true,
                                         .hasRefunds = true,
                                         .hasRecords = true,
                                         .hasQuarantine = true};
                    end(true);
                })
            .result();
    }

    store::Database& database() { return m_database; }

private:
    void end(bool isKept)
    {
        if (!isKept)
            return m_feed->forget();
        const store::CacheChanges changes = std::exchange(m_feed->changes(), {});
        const std::lock_guard lock(m_observing);
        if (m_onCommitted && !changes.isEmpty())
            m_onCommitted(changes);
    }

    store::Database& m_database;
    std::mutex m_observing;
    store::OnCommitted m_onCommitted;
    /// Touched on the writer's lane only.
    std::unique_ptr<store::FeedWriter> m_feed;
};

} // namespace ch::sync
