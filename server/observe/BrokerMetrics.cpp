// SPDX-License-Identifier: Apache-2.0
#include "server/observe/BrokerMetrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <algorithm>
#include <mutex>
#include <sstream>
#include <vector>

namespace ch::server {

namespace {

using prometheus::BuildCounter;
using prometheus::BuildGauge;
using Counters = prometheus::Family<prometheus::Counter>;
using Gauges = prometheus::Family<prometheus::Gauge>;

const char* nameOf(BrokerMetrics::Part part)
{
    return part == BrokerMetrics::Part::Relay ? "relay" : "worker";
}

const char* nameOf(BrokerMetrics::Consumed outcome)
{
    switch (outcome) {
    case BrokerMetrics::Consumed::Done:
        return "done";
    case BrokerMetrics::Consumed::Repeated:
        return "repeated";
    case BrokerMetrics::Consumed::Failed:
        return "failed";
    case BrokerMetrics::Consumed::Unreadable:
        return "unreadable";
    }
    return "failed";
}

} // namespace

struct BrokerMetrics::State
{
    /// What is known of a consumer's queue, as long as this instance looks at it.
    struct Queue
    {
        QByteArray consumer;
        prometheus::Gauge* messages = nullptr;
        prometheus::Gauge* consumers = nullptr;
        prometheus::Gauge* deadLetters = nullptr;
    };

    prometheus::Registry registry;
    Gauges& connected = BuildGauge()
                            .Name("broker_connected")
                            .Help("Whether this part of the service speaks with the broker.")
                            .Register(registry);
    Counters& connectFailures = BuildCounter()
                                    .Name("broker_failures_total")
                                    .Help("Connections to the broker that could not be made, or that ended.")
                                    .Register(registry);
    prometheus::Gauge& blocked = BuildGauge()
                                     .Name("broker_blocked")
                                     .Help("The broker has an alarm and takes nothing from the relay.")
                                     .Register(registry)
                                     .Add({});
    prometheus::Gauge& relaying =
        BuildGauge().Name("relay_active").Help("Whether this instance relays.").Register(registry).Add({});
    Counters& published =
        BuildCounter().Name("relay_published_total").Help("Messages that the broker took.").Register(registry);
    Counters& returned = BuildCounter()
                             .Name("relay_returned_total")
                             .Help("Messages that no queue wanted; nothing was marked as sent.")
                             .Register(registry);
    Counters& recovered = BuildCounter()
                              .Name("relay_recovered_total")
                              .Help("Messages sent again because the broker had lost them.")
                              .Register(registry);
    prometheus::Gauge& lag = BuildGauge()
                                 .Name("relay_lag_seconds")
                                 .Help("How long the oldest event waits that the broker does not have.")
                                 .Register(registry)
                                 .Add({});
    Gauges& messages =
        BuildGauge().Name("queue_messages").Help("Messages that wait for a consumer.").Register(registry);
    Gauges& consumers = BuildGauge().Name("queue_consumers").Help("Workers that consume the queue.").Register(registry);
    Gauges& deadLetters =
        BuildGauge().Name("dead_letters").Help("Messages that a consumer gave up on.").Register(registry);
    Counters& consumed =
        BuildCounter().Name("consumed_messages_total").Help("Messages by what became of them.").Register(registry);
    prometheus::Counter& hints = BuildCounter()
                                     .Name("closing_hints_total")
                                     .Help("Reminders of orders that may have to be closed.")
                                     .Register(registry)
                                     .Add({});
    prometheus::Counter& hintedOrders = BuildCounter()
                                            .Name("closing_hints_closed_orders_total")
                                            .Help("Unpaid orders closed after a reminder.")
                                            .Register(registry)
                                            .Add({});
    std::mutex mutex;
    std::vector<Queue> queues;
};

BrokerMetrics::BrokerMetrics() : m_state(std::make_unique<State>()) {}

BrokerMetrics::~BrokerMetrics() = default;

void BrokerMetrics::setConnected(Part part, bool isConnected)
{
    m_state->connected.Add({{"part", nameOf(part)}}).Set(isConnected ? 1 : 0);
}

void BrokerMetrics::countConnectFailure(Part part)
{
    m_state->connectFailures.Add({{"part", nameOf(part)}}).Increment();
}

void BrokerMetrics::setBlocked(bool isBlocked)
{
    m_state->blocked.Set(isBlocked ? 1 : 0);
}

void BrokerMetrics::setRelaying(bool isRelaying)
{
    m_state->relaying.Set(isRelaying ? 1 : 0);
    if (isRelaying)
        return;
    m_state->lag.Set(0);
    const std::lock_guard lock(m_state->mutex);
    for (const State::Queue& queue : m_state->queues) {
        m_state->messages.Remove(queue.messages);
        m_state->consumers.Remove(queue.consumers);
        m_state->deadLetters.Remove(queue.deadLetters);
    }
    m_state->queues.clear();
}

void BrokerMetrics::countPublished(const QByteArray& consumer)
{
    m_state->published.Add({{"consumer", consumer.toStdString()}}).Increment();
}

void BrokerMetrics::countReturned(const QByteArray& consumer)
{
    m_state->returned.Add({{"consumer", consumer.toStdString()}}).Increment();
}

void BrokerMetrics::countRecovered(const QByteArray& consumer, qint64 events)
{
    m_state->recovered.Add({{"consumer", consumer.toStdString()}}).Increment(double(events));
}

void BrokerMetrics::setRelayLag(std::chrono::milliseconds lag)
{
    m_state->lag.Set(double(lag.count()) / 1000);
}

void BrokerMetrics::setQueue(const QByteArray& consumer, qint64 messages, qint64 consumers, qint64 deadLetters)
{
    const std::lock_guard lock(m_state->mutex);
    auto found = std::ranges::find(m_state->queues, consumer, &State::Queue::consumer);
    if (found == m_state->queues.end()) {
        const prometheus::Labels labels{{"consumer", consumer.toStdString()}};
        found = m_state->queues.insert(found, {.consumer = consumer,
                                               .messages = &m_state->messages.Add(labels),
                                               .consumers = &m_state->consumers.Add(labels),
                                               .deadLetters = &m_state->deadLetters.Add(labels)});
    }
    found->messages->Set(double(messages));
    found->consumers->Set(double(consumers));
    found->deadLetters->Set(double(deadLetters));
}

void BrokerMetrics::countConsumed(const QByteArray& consumer, Consumed outcome)
{
    m_state->consumed.Add({{"consumer", consumer.toStdString()}, {"outcome", nameOf(outcome)}}).Increment();
}

void BrokerMetrics::countHint(qint64 ordersClosed)
{
    m_state->hints.Increment();
    m_state->hintedOrders.Increment(double(ordersClosed));
}

QByteArray BrokerMetrics::toText() const
{
    std::ostringstream out;
    prometheus::TextSerializer().Serialize(out, m_state->registry.Collect());
    return QByteArray::fromStdString(out.str());
}

} // namespace ch::server
