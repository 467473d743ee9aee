// SPDX-License-Identifier: Apache-2.0
// One connection to a message broker with one channel: the only place that knows the library (rabbitmq-c).
// Belongs to one thread at a time. After an Error it is of no use any more: open another one.
#pragma once

#include "core/base/Result.h"
#include "server/amqp/AmqpAddress.h"
#include "server/amqp/AmqpEvent.h"

#include <chrono>
#include <memory>
#include <optional>

namespace ch::server {

class AmqpConnection
{
public:
    struct QueueState
    {
        /// Ready to be handed out.
        qint64 messages = 0;
        qint64 consumers = 0;
    };

    /// `name` is what the broker's own tools show for it. Errors carry a sentence, without the password.
    static Result<std::unique_ptr<AmqpConnection>> open(const AmqpAddress& address, const QByteArray& name);
    ~AmqpConnection();

    /// Durable, all of them; what is there already stays, unless it was made with other arguments, which is an Error.
    Result<> declareExchange(const QByteArray& name, const QByteArray& type);
    Result<QueueState> declareQueue(const QByteArray& name, const AmqpTable& arguments);
    Result<> bindQueue(const QByteArray& queue, const QByteArray& exchange, const QByteArray& key);
    Result<> bindExchange(const QByteArray& destination, const QByteArray& source, const QByteArray& key);
    /// An Error if there is none of that name.
    Result<QueueState> lookAtQueue(const QByteArray& name);

    /// From now on each published message gets a number, from 1, under which it is confirmed.
    Result<> confirmPublishes();
    /// Persistent and mandatory. Says nothing about what became of it; the number that its confirmation will carry.
    Result<quint64> publish(const QByteArray& exchange, const QByteArray& key, const AmqpMessage& message);

    /// How many deliveries may be unacknowledged at once, for each queue consumed from now on.
    Result<> prefetch(int count);
    Result<> consume(const QByteArray& queue, const QByteArray& consumer);
    Result<> acknowledge(quint64 tag);
    /// Back into its queue, or out of it for good (to its dead letters).
    Result<> reject(quint64 tag, bool requeue);
    /// The first message of a queue; it stays there until acknowledged.
    Result<std::optional<AmqpDelivery>> get(const QByteArray& queue);

    /// The next thing that comes within the time. Has to be called every few seconds, for heartbeats are answered here.
    Result<AmqpEvent> wait(std::chrono::milliseconds limit);

private:
    struct State;
    explicit AmqpConnection(std::unique_ptr<State> state);

    std::unique_ptr<State> m_state;
};

} // namespace ch::server
