// SPDX-License-Identifier: Apache-2.0
// Answers that are read often, kept outside the store: only a hint (R27). Judges what it is given by what it knows of changes,
// asks the store once for all who want the same, and takes nothing for granted that a cache may have lost or been given late.
// Callable from any thread; what was asked for comes on any thread.
#pragma once

#include "core/base/Clock.h"
#include "core/base/Ids.h"
#include "core/base/Result.h"
#include "server/cache/CacheEntry.h"
#include "server/cache/CacheLane.h"
#include "server/cache/RecentChanges.h"
#include "server/store/ReadPool.h"
#include "server/store/WriteContext.h"

#include <array>
#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace ch::server {

class AnswerCache
{
public:
    enum class Kind { Order, Counts };
    static constexpr size_t kKinds = 2;

    struct Key
    {
        Kind kind = Kind::Order;
        /// Everything that the bytes depend on: what roles may see differently has different names.
        QByteArray name{};
        OrderId order{};

        static Key ofOrder(OrderId order);
        static Key ofCounts(const QByteArray& question) { return {Kind::Counts, "c:" + question, {}}; }
    };
    /// Reads from the store what the cache may then keep; nothing if there is no such thing. `readAt` is filled in.
    using Load = std::function<Result<std::optional<CacheEntry>>(sql::Connection&)>;
    using Done = std::function<void(Result<std::optional<CacheEntry>>)>;

    struct Figures
    {
        struct OfKind
        {
            qint64 hits = 0;
            qint64 misses = 0;
            /// Answered by what somebody else was reading from the store just then.
            qint64 shared = 0;
            /// What hits saved of the time that reads from the store take, less what asking in vain cost.
            double savedSeconds = 0;
        };
        std::array<OfKind, kKinds> kinds;
    };

    /// `othersWrite`: other instances change the same store; nothing is then taken from the cache unless followed() came within
    /// the last second.
    AnswerCache(CacheLane& lane, ReadPool& reads, const Clock& clock, bool othersWrite);

    /// Answers exactly once. What it answers holds every change that was committed here before, or that followed() told of; of
    /// counts, every one but those of the last second.
    void fetch(const Key& key, Load load, Done done);

    /// Begins all names from now on: each start of an instance makes a new one, so that what was kept of another store, or of
    /// another past of this one, is never found.
    void setNamespace(const QByteArray& name);
    /// Committed here: to be called before anybody is told of it.
    void committed(const std::vector<ChangedOrder>& orders);
    /// Committed by anybody, up to now.
    void followed(const std::vector<ChangedOrder>& orders);

    Figures figures() const;

private:
    using Moment = std::chrono::steady_clock::time_point;
    struct Waiter
    {
        Done done;
        /// The version that was known when it came.
        qint64 needs;
        UtcTime at;
    };
    struct Flight
    {
        Key key;
        Load load;
        /// Empty: the cache is not asked.
        QByteArray storedAs;
        std::vector<Waiter> waiters;
        /// So many of them came before the store was asked, and are served by whatever it says.
        size_t sure = 0;
        Moment askedAt{};
        Moment loadAt{};
    };
    using FlightPtr = std::shared_ptr<Flight>;
    enum class Source { Cache, Store };

    void ask(const FlightPtr& flight);
    void judge(const FlightPtr& flight, const std::optional<QByteArray>& bytes);
    void load(const FlightPtr& flight);
    void keep(const Flight& flight, const CacheEntry& entry);
    void complete(const FlightPtr& flight, const Result<std::optional<CacheEntry>>& read, Source source);
    void count(const Flight& flight, size_t served, Source source);

    // Under the lock.
    bool isTrusted() const;
    qint64 neededOf(const Key& key) const;
    bool isPresent(const Key& key, const CacheEntry& entry) const;
    bool suits(const Flight& flight, const Waiter& waiter, const std::optional<CacheEntry>& entry) const;

    CacheLane& m_lane;
    ReadPool& m_reads;
    const Clock& m_clock;
    const bool m_othersWrite;
    mutable std::mutex m_mutex;
    QByteArray m_namespace;
    RecentChanges m_changes;
    Moment m_followedAt{};
    std::map<QByteArray, FlightPtr> m_flights;
    Figures m_figures;
    /// How long reads from the store take lately.
    std::array<double, kKinds> m_loadSeconds{};
};

} // namespace ch::server
