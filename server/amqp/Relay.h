// SPDX-License-Identifier: Apache-2.0
// Brings committed events to the message broker, each to the queue of every consumer that wants it, at least once and in
// their order (R13). A durable cursor says how far it is; it passes only what the broker has confirmed. Of several
// instances one relays, by a lease. Request handlers know nothing of it.
// A thread and a reading connection of its own; wake() is callable from any thread.
#pragma once

#include "core/base/Clock.h"
#include "server/amqp/AmqpAddress.h"
#include "server/amqp/Backoff.h"
#include "server/amqp/RelaySession.h"
#include "server/events/Consumer.h"
#include "server/events/EventTable.h"
#include "server/store/WriteQueue.h"

#include <atomic>
#include <thread>

namespace ch::server {

/// Under which name the store keeps how far the relay is.
inline constexpr QLatin1StringView kRelayCursor("relay");

class Relay
{
public:
    struct Parts
    {
        AmqpAddress address;
        /// Only asked what they want.
        std::vector<Consumer*> consumers;
        std::function<Result<std::unique_ptr<sql::Connection>>()> openReader;
        WriteQueue& writes;
        const Clock& clock;
        JsonLog& log;
        BrokerMetrics& metrics;
    };

    /// The queue must run until the relay is gone.
    explicit Relay(Parts parts);

    /// Something was committed. Costs next to nothing.
    void wake() { m_isWoken = true; }

private:
    using SteadyTime = std::chrono::steady_clock::time_point;
    struct Page;

    void loop(const std::stop_token& stop);
    /// Speaks with the broker until something fails, or it is time to end.
    Result<> converse();
    Result<> readCursor();
    Result<> relayPages(RelaySession& session);
    /// Whether the page was a full one.
    Result<bool> relayPage(RelaySession& session);
    Result<Page> readPage();
    Result<> addHint(Page& page, size_t event);
    Result<> passTo(EventCursor to);
    Result<> measure(RelaySession& session);
    /// Sends again what the broker had confirmed and has no more, although nobody consumed it. Whether there may be more of it.
    Result<bool> recover(RelaySession& session, const QByteArray& consumer);
    Result<> measureLag();
    bool goesOn();
    /// The same, asked while the broker keeps the session waiting: what that does to the lag is to be seen meanwhile.
    bool goesOnWaiting();
    bool isStopping() const { return m_stop.stop_requested(); }
    std::vector<QByteArray> consumerNames() const;

    const Parts m_parts;
    std::unique_ptr<sql::Connection> m_db;
    /// As the store has it, and how far the events were looked at.
    EventCursor m_durable;
    EventCursor m_seen;
    bool m_hasLease = false;
    SteadyTime m_nextLease{};
    SteadyTime m_nextMeasure{};
    SteadyTime m_nextRecovery{};
    SteadyTime m_nextLook{};
    SteadyTime m_nextLag{};
    Backoff m_afterReturn;
    Backoff m_afterFailure;
    QString m_lastFailure;
    std::atomic<bool> m_isWoken{true};
    std::stop_token m_stop;
    /// Last: it uses all the others.
    std::jthread m_thread;
};

} // namespace ch::server
