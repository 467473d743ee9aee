// SPDX-License-Identifier: Apache-2.0
// One connection of the relay: publishes pages of events and waits until the broker has them (R13).
// Belongs to the relay's thread.
#pragma once

#include "server/amqp/AmqpConnection.h"
#include "server/amqp/PublishWindow.h"
#include "server/events/Consumer.h"

#include <functional>
#include <span>

namespace ch::server {

class BrokerMetrics;
class JsonLog;

/// A message and where it goes.
struct Outgoing
{
    /// The index of its event in the page.
    size_t event = 0;
    QByteArray exchange;
    QByteArray key;
    AmqpMessage message;
};

class RelaySession
{
public:
    struct Parts
    {
        std::vector<QByteArray> consumers;
        JsonLog& log;
        BrokerMetrics& metrics;
        /// False once the relay is to end, or another instance relays. Asked several times a second.
        std::function<bool()> goesOn;
    };

    /// Connects and declares what has to be there.
    static Result<std::unique_ptr<RelaySession>> open(const AmqpAddress& address, Parts parts);
    ~RelaySession();

    /// How many events of the page, from its first, the broker has for sure now. CANCELLED if the relay is to end meanwhile.
    Result<size_t> publish(std::span<const Outgoing> messages, size_t events);
    /// Hears what the broker says for a while.
    Result<> listen(std::chrono::milliseconds limit);
    /// Makes anew what somebody took away.
    Result<> repair();
    /// An Error if one of the queues is gone. `quiet`: the consumers whose queues and dead letters are empty.
    Result<> measureQueues(std::vector<QByteArray>& quiet);

private:
    RelaySession(std::unique_ptr<AmqpConnection> broker, Parts parts);
    Result<> hear(std::chrono::milliseconds limit);
    Result<> waitWhileBlocked();
    void noteReturned(const AmqpReturned& returned);
    void noteBlocked(const AmqpBlocked& blocked);

    const std::unique_ptr<AmqpConnection> m_broker;
    const Parts m_parts;
    PublishWindow m_window;
    bool m_isBlocked = false;
    size_t m_returned = 0;
};

} // namespace ch::server
