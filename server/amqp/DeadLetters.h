// SPDX-License-Identifier: Apache-2.0
// What consumers gave up on: looking at it, and giving it back to its consumer once the cause is gone. An event keeps its id on
// the way, so that one which had its effect after all has none a second time.
// Belongs to one thread.
#pragma once

#include "server/amqp/AmqpConnection.h"

#include <functional>

namespace ch::server {

struct DeadLetter
{
    QByteArray consumer;
    AmqpMessage message;
    /// "delivery_limit" (it failed too often) or "rejected" (no event at all).
    QByteArray reason;
};

class DeadLetters
{
public:
    static Result<DeadLetters> open(const AmqpAddress& address);

    /// The letters of a consumer, the oldest first; they stay where they are. `show` says whether to go on.
    Result<> look(const QByteArray& consumer, const std::function<bool(const DeadLetter&)>& show);
    /// Gives back those that `isMeant`; how many. One leaves the dead letters when its queue has it, and not before.
    Result<qint64> requeue(const QByteArray& consumer, const std::function<bool(const DeadLetter&)>& isMeant);

private:
    explicit DeadLetters(AmqpAddress address, std::unique_ptr<AmqpConnection> broker);
    Result<> send(const DeadLetter& letter);
    /// What was looked at and not taken goes back to its place when the connection ends.
    Result<> putBack();

    AmqpAddress m_address;
    std::unique_ptr<AmqpConnection> m_broker;
};

} // namespace ch::server
