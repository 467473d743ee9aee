// SPDX-License-Identifier: Apache-2.0
// A replica of the store's database, for reads that may be a little old: used while it follows closely, and never for who would
// miss there what they wrote themselves.
// Callable from any thread; jobs run on a thread of its pool.
#pragma once

#include "core/base/Ids.h"
#include "core/sql/Connection.h"
#include "server/store/ReadPool.h"
#include "server/store/ReplicaLag.h"

#include <QString>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace ch::server {

class ReadStore
{
public:
    struct Settings
    {
        sql::PostgresOptions replica;
        int threads = 8;
        /// Further behind, it is not read from.
        std::chrono::milliseconds mostLag{5'000};
        /// Of this start of the service: a database that does not come to know it is no replica of ours.
        QString run;
    };
    /// The replica has become usable, or is so no more, and why; on a thread of its own.
    using Turned = std::function<void(bool isUsable, const QString& why)>;

    /// "postgresql://…"; errors carry a sentence.
    static Result<sql::PostgresOptions> optionsOf(const QString& location);

    ReadStore(Settings settings, Turned turned);
    ~ReadStore();
    void stop();

    /// How far the feed has come on the primary.
    void advanced(qint64 position);
    /// The user has written: until the replica has that, it is not read from for them.
    void wrote(UserId user);

    /// Gives the job to the replica; false if the primary has to do it. `late` as of ReadPool.
    [[nodiscard]] bool run(UserId user, ReadPool::Job job, ReadPool::Late late);
    /// How far the replica was behind when it was last looked at.
    std::chrono::milliseconds lag() const { return std::chrono::milliseconds(m_lagMs.load()); }
    bool isUsable() const;
    /// What was asked of it, and what went to the primary instead.
    qint64 served() const { return m_served; }
    qint64 passedBy() const { return m_passedBy; }
    void countPassedBy() { ++m_passedBy; }

private:
    using Moment = std::chrono::steady_clock::time_point;

    void loop();
    void notice();
    Result<> look(sql::Connection& db, bool& isKnown);
    void turn(bool isUsable, const QString& why);
    void measure(qint64 position, Moment now);
    Result<> openPool();

    const Settings m_settings;
    const Turned m_turned;
    std::atomic<qint64> m_primary{0};
    std::atomic<qint64> m_lagMs{0};
    std::atomic<qint64> m_served{0};
    std::atomic<qint64> m_passedBy{0};
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    bool m_isUsable = false;
    Moment m_lookedAt{};
    qint64 m_replica = 0;
    std::unordered_map<qint64, qint64> m_wrote;
    std::unique_ptr<ReadPool> m_pool;

    bool m_hasTold = false;

    // The watching thread alone.
    ReplicaLag m_lag;

    std::thread m_thread;
    /// Notices that the other one waits for a replica that has gone mute.
    std::thread m_noticing;
};

} // namespace ch::server
