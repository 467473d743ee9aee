// SPDX-License-Identifier: Apache-2.0
#include "server/amqp/Topology.h"

namespace ch::server {

namespace {

constexpr char kPrefix[] = "order-service.";
constexpr char kDeadExchange[] = "order-service.dead";
constexpr char kDueExchange[] = "order-service.due";
constexpr int kRungs = 17;

QByteArray prefixed(QByteArrayView name)
{
    return kPrefix + name.toByteArray();
}

/// The exchange at which a message comes to a rung, the highest first, or leaves the ladder.
QByteArray rungExchange(int rung)
{
    if (rung < 0)
        return kDueExchange;
    return QByteArray(kPrefix) + "delay." + QByteArray::number(rung);
}

QByteArray rungQueue(int rung)
{
    return QByteArray(kPrefix) + "delay." + QByteArray::number(qint64(1) << rung) + 's';
}

Result<> declareConsumer(AmqpConnection& broker, const QByteArray& consumer)
{
    CH_CHECK(broker.declareQueue(deadQueueOf(consumer), {{"x-queue-type", QByteArray("quorum")}}));
    CH_CHECK(broker.bindQueue(deadQueueOf(consumer), kDeadExchange, consumer));
    // At least once: a message leaves its queue when its dead letter is safe, and not before. That wants overflow to be refused.
    CH_CHECK(broker.declareQueue(queueOf(consumer), {{"x-queue-type", QByteArray("quorum")},
                                                     {"x-delivery-limit", kDeliveryLimit},
                                                     {"x-dead-letter-exchange", QByteArray(kDeadExchange)},
                                                     {"x-dead-letter-routing-key", consumer},
                                                     {"x-dead-letter-strategy", QByteArray("at-least-once")},
                                                     {"x-overflow", QByteArray("reject-publish")}}));
    return broker.bindQueue(queueOf(consumer), kEventsExchange, consumer + ".#");
}

/// A key has a digit for each rung, the highest first: 1 waits there, 0 passes by.
Result<> declareRung(AmqpConnection& broker, int rung)
{
    const QByteArray before = QByteArray("*.").repeated(kRungs - 1 - rung);
    CH_CHECK(broker.declareQueue(rungQueue(rung), {{"x-message-ttl", (qint64(1) << rung) * 1000},
                                                   {"x-dead-letter-exchange", rungExchange(rung - 1)}}));
    CH_CHECK(broker.bindQueue(rungQueue(rung), rungExchange(rung), before + "1.#"));
    return broker.bindExchange(rungExchange(rung - 1), rungExchange(rung), before + "0.#");
}

Result<> declareLadder(AmqpConnection& broker)
{
    for (int rung = -1; rung < kRungs; ++rung)
        CH_CHECK(broker.declareExchange(rungExchange(rung), "topic"));
    CH_CHECK(broker.declareQueue(kClosingQueue, {}));
    CH_CHECK(broker.bindQueue(kClosingQueue, kDueExchange, "#.closing"));
    for (int rung = 0; rung < kRungs; ++rung)
        CH_CHECK(declareRung(broker, rung));
    return ok();
}

} // namespace

QByteArray eventKeyOf(QByteArrayView consumer, QByteArrayView kind)
{
    return consumer.toByteArray() + '.' + kind.toByteArray();
}

QByteArray consumerOfKey(const QByteArray& key)
{
    return key.left(std::max<qsizetype>(key.indexOf('.'), 0));
}

QByteArray queueOf(QByteArrayView consumer)
{
    return prefixed(consumer);
}

QByteArray deadQueueOf(QByteArrayView consumer)
{
    return prefixed(consumer) + ".dead";
}

std::optional<DelayRoute> delayRoute(qint64 seconds)
{
    if (seconds >> kRungs != 0)
        return std::nullopt;
    QByteArray key;
    for (int rung = kRungs - 1; rung >= 0; --rung) {
        key += (seconds >> rung & 1) != 0 ? '1' : '0';
        key += '.';
    }
    return DelayRoute{.exchange = rungExchange(kRungs - 1), .key = key + "closing"};
}

Result<> declareTopology(AmqpConnection& broker, std::span<const QByteArray> consumers)
{
    CH_CHECK(broker.declareExchange(kEventsExchange, "topic"));
    CH_CHECK(broker.declareExchange(kDeadExchange, "direct"));
    for (const QByteArray& consumer : consumers)
        CH_CHECK(declareConsumer(broker, consumer));
    return declareLadder(broker);
}

} // namespace ch::server
