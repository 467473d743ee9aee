// SPDX-License-Identifier: Apache-2.0
// The way of events through a message broker (--amqp): the relay, and where the store is embedded, so that no other process
// may write it, also the worker. Without --amqp there is nothing of it.
// Constructed, begun and stopped on the main thread; the rest on any.
#pragma once

#include "app/order-service/ConsumerSet.h"
#include "server/amqp/EventWorker.h"
#include "server/amqp/Relay.h"
#include "server/observe/BrokerMetrics.h"
#include "server/observe/JsonLog.h"
#include "server/store/Store.h"

#include <memory>
#include <mutex>
#include <optional>

namespace ch::app {

class BrokerSide
{
public:
    explicit BrokerSide(server::JsonLog& log) : m_log(log) {}

    /// Reads the address, before anything is opened. Errors carry a sentence.
    Result<> configure(const QString& address);
    bool isThere() const { return m_address.has_value(); }
    /// Connects in the background; the service need not wait for it.
    void beginRelay(const server::Store& store, server::WriteQueue& writes, const Clock& clock);
    void beginWorker(const server::Store& store, server::WriteQueue& writes, const Clock& clock);
    /// What is in flight is finished; before the write queue goes.
    void stop();

    /// Something was committed.
    void wake() const;
    /// Whether the worker speaks with the broker.
    bool isConsuming() const;
    /// For Prometheus; empty where there is no broker.
    QByteArray metrics() const;

private:
    server::JsonLog& m_log;
    std::optional<server::AmqpAddress> m_address;
    /// A consumer remembers what it wants, for one thread.
    ConsumerSet m_wanting;
    ConsumerSet m_consuming;
    std::unique_ptr<server::BrokerMetrics> m_metrics;
    /// Commits and questions come while these two begin and end.
    mutable std::mutex m_mutex;
    std::unique_ptr<server::Relay> m_relay;
    std::unique_ptr<server::EventWorker> m_worker;
};

} // namespace ch::app
