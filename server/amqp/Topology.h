// SPDX-License-Identifier: Apache-2.0
// What has to be at the broker, by name: the exchange that events go to, a queue for each consumer with its dead letters, and
// the ladder of delays (docs/decisions/022). Relay and worker both declare all of it; whoever comes second changes nothing.
// Functions on a connection; on the connection's thread.
#pragma once

#include "server/amqp/AmqpConnection.h"

#include <optional>
#include <span>

namespace ch::server {

/// A topic exchange. A key is the consumer's name and what happened: "loyalty.order.paid".
inline constexpr char kEventsExchange[] = "order-service.events";
/// Where the reminders of orders that may have to be closed come out of the ladder.
inline constexpr char kClosingQueue[] = "order-service.closing";
/// So often a message may come back before it is a dead letter (R14). A worker that is killed brings back all it held, too.
inline constexpr qint64 kDeliveryLimit = 20;

QByteArray eventKeyOf(QByteArrayView consumer, QByteArrayView kind);
/// The consumer that such a key names; empty if it is none.
QByteArray consumerOfKey(const QByteArray& key);
QByteArray queueOf(QByteArrayView consumer);
QByteArray deadQueueOf(QByteArrayView consumer);

/// Where to publish a message that the closing queue is to hold after so many seconds: the time is the way through queues that
/// each delay all of theirs by the same power of two, so that nothing ever waits behind what waits longer (R10).
struct DelayRoute
{
    QByteArray exchange;
    QByteArray key;
};
/// Nothing if it is longer than the ladder is (36 hours).
std::optional<DelayRoute> delayRoute(qint64 seconds);

Result<> declareTopology(AmqpConnection& broker, std::span<const QByteArray> consumers);

} // namespace ch::server
