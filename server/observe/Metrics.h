// SPDX-License-Identifier: Apache-2.0
// What Prometheus reads at /metrics.
// Callable from any thread.
#pragma once

#include <QByteArray>
#include <QLatin1StringView>

#include <chrono>
#include <memory>
#include <string_view>
#include <vector>

namespace ch::server {

class Metrics
{
public:
    /// `routes`: "METHOD /pattern" of every route, so that a request's counters are found by index. Requests that fit no
    /// route are counted under "none".
    /// `version`: what order_service_build_info says, so that a canary's figures can be told from the others'.
    explicit Metrics(const std::vector<QByteArray>& routes, const QByteArray& version = CH_VERSION);
    ~Metrics();

    /// `route`: index in the list, or −1.
    void countRequest(int route, int status, std::chrono::microseconds duration);
    void countStockConflict();
    void countClosedOrders(int orders, std::chrono::milliseconds oldestLag);
    void countCommit(size_t steps, size_t waiting);
    void setFeedPosition(qint64 position);
    /// How far the slowest open stream is behind what was committed.
    void setFeed(size_t streams, qint64 lag);
    void setOpenConnections(int connections);
    /// A group of writes that was lost, or a sweep that failed.
    void countWriteFailure();
    void countSweepFailure();
    /// An event that had its effect, and one that a consumer failed on.
    void countConsumed(QLatin1StringView consumer);
    void countConsumerFailure(QLatin1StringView consumer);
    /// Events that a consumer has still to look at, and those it failed on for good.
    void setConsumer(QLatin1StringView consumer, qint64 waiting, qint64 setAside);
    /// How an attempt to tell a webhook ended.
    enum class Delivery { Delivered, Failed, GivenUp };
    void countDelivery(Delivery delivery);
    /// Deliveries that wait, and webhooks that were switched off.
    void setWebhooks(qint64 waiting, qint64 switchedOff);
    /// An embedded store's files, and the disk they are on.
    void setStore(qint64 bytes, qint64 diskBytes, qint64 diskFreeBytes);

    /// The text exposition format, version 0.0.4.
    QByteArray toText() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace ch::server
