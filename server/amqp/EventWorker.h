// SPDX-License-Identifier: Apache-2.0
// Takes events from the broker's queues to their consumers: effect and mark in one transaction, acknowledged after its COMMIT
// (R14); and reminders of orders that may have to be closed, which the sweeper does alone where there is no broker (R10).
// A thread and a reading connection of its own; effects run on the writer's thread.
#pragma once

#include "core/base/Clock.h"
#include "server/amqp/AmqpConnection.h"
#include "server/amqp/Backoff.h"
#include "server/events/Consumer.h"
#include "server/store/WriteQueue.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace ch::server {

class BrokerMetrics;
class JsonLog;

class EventWorker
{
public:
    struct Parts
    {
        AmqpAddress address;
        std::vector<Consumer*> consumers;
        std::function<Result<std::unique_ptr<sql::Connection>>()> openReader;
        WriteQueue& writes;
        const Clock& clock;
        JsonLog& log;
        BrokerMetrics& metrics;
    };

    /// The consumers must outlive the queue, and the queue the worker.
    explicit EventWorker(Parts parts);
    /// What is in flight is finished and acknowledged, for at most 10 s; the broker gives the rest to another worker.
    ~EventWorker();

    bool isConnected() const { return m_isConnected; }

private:
    using SteadyTime = std::chrono::steady_clock::time_point;
    struct Flight;
    struct Ended;
    struct Inbox;
    struct Later;

    void loop(const std::stop_token& stop);
    /// Speaks with the broker until something fails, or it is time to end.
    Result<> converse();
    Result<> connect();
    Result<> handle(const AmqpEvent& event);
    Result<> take(const AmqpDelivery& delivery);
    void submit(const std::shared_ptr<Flight>& flight);
    Result<> land();
    Result<> settle(Ended& ended);
    Result<> settleFailed(Ended& ended);
    Result<> doWhatIsDue();
    /// Lets the consumers' own cursors follow what came by the broker, so that one sees what it lost.
    void moveCursors();
    bool isStopping() const { return m_stop.stop_requested(); }

    const Parts m_parts;
    const std::shared_ptr<Inbox> m_inbox;
    std::unique_ptr<AmqpConnection> m_broker;
    std::unique_ptr<sql::Connection> m_db;
    /// Counts the connections: what was delivered on another one cannot be acknowledged any more.
    quint64 m_session = 0;
    int m_inFlight = 0;
    std::vector<Later> m_later;
    Backoff m_afterFailure;
    SteadyTime m_nextMove{};
    QString m_lastFailure;
    /// Why the store keeps events waiting; empty once one had its effect.
    QString m_storeFailure;
    std::atomic<bool> m_isConnected{false};
    std::stop_token m_stop;
    /// Last: it uses all the others.
    std::jthread m_thread;
};

} // namespace ch::server
