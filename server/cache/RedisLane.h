// SPDX-License-Identifier: Apache-2.0
// The cache's bytes in a Redis server: whatever waits goes over in one batch, nobody waits for longer than 50 ms, and a server
// that fails is left alone for a while (the circuit breaker).
// A thread of its own; callable from any thread.
#pragma once

#include "server/cache/CacheLane.h"
#include "server/cache/RedisLink.h"

#include <QString>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace ch::server {

class RedisLane final : public CacheLane
{
public:
    /// Redis has become usable, or is so no more, and why; on the lane's thread.
    using Turned = std::function<void(bool isUsable, const QString& why)>;

    RedisLane(RedisAddress address, Turned turned);
    ~RedisLane() override;

    /// What waits ends with nothing found, and nothing is taken from then on.
    void stop();

    bool isUsable() const override { return m_isUsable; }
    bool get(const QByteArray& key, Found found) override;
    void put(const QByteArray& key, const QByteArray& bytes, Keep keep, std::chrono::milliseconds life) override;

    /// Commands that Redis refused or did not answer in time.
    qint64 errors() const { return m_errors; }

private:
    using Moment = std::chrono::steady_clock::time_point;
    struct Command
    {
        QByteArrayList words;
        /// Of a get.
        Found found;
        Moment at;
    };

    void loop();
    bool connect();
    void breakOff(const QString& why);
    std::vector<Command> takeBatch();
    /// False if the server is to be left alone.
    bool perform(std::vector<Command>& batch);
    bool judge(bool isGet, const RedisReply& reply);

    const RedisAddress m_address;
    const Turned m_turned;
    std::atomic<bool> m_isUsable{false};
    std::atomic<qint64> m_errors{0};
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Command> m_commands;
    bool m_stopping = false;

    // The lane's thread alone.
    std::unique_ptr<RedisLink> m_link;
    std::chrono::milliseconds m_pause;
    Moment m_usableSince{};
    int m_refusedGets = 0;
    int m_refusedPuts = 0;
    QString m_why;

    std::thread m_thread;
};

} // namespace ch::server
