// SPDX-License-Identifier: Apache-2.0
// What Prometheus reads of the way to the message broker and back; printed after Metrics where there is a broker.
// Callable from any thread.
#pragma once

#include <QByteArray>

#include <chrono>
#include <memory>

namespace ch::server {

class BrokerMetrics
{
public:
    enum class Part { Relay, Worker };
    enum class Consumed { Done, Repeated, Failed, Unreadable };

    BrokerMetrics();
    ~BrokerMetrics();

    void setConnected(Part part, bool isConnected);
    void countConnectFailure(Part part);
    /// The broker has an alarm and takes nothing.
    void setBlocked(bool isBlocked);
    /// Of several instances one relays; what the others know of queues and of the lag is dropped.
    void setRelaying(bool isRelaying);
    void countPublished(const QByteArray& consumer);
    /// No queue wanted it: nothing was marked as sent.
    void countReturned(const QByteArray& consumer);
    /// How long the oldest event waits that the broker does not have yet.
    void setRelayLag(std::chrono::milliseconds lag);
    void setQueue(const QByteArray& consumer, qint64 messages, qint64 consumers, qint64 deadLetters);
    /// Events that were published a second time because the broker lost them.
    void countRecovered(const QByteArray& consumer, qint64 events);

    void countConsumed(const QByteArray& consumer, Consumed outcome);
    void countHint(qint64 ordersClosed);

    QByteArray toText() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace ch::server
