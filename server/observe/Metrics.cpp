// SPDX-License-Identifier: Apache-2.0
#include "server/observe/Metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <array>
#include <map>
#include <mutex>
#include <sstream>
#include <unordered_map>

namespace ch::server {

namespace {

using prometheus::BuildCounter;
using prometheus::BuildGauge;
using prometheus::BuildHistogram;

const prometheus::Histogram::BucketBoundaries kSeconds{0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                       0.05,   0.1,   0.25,   0.5,   1,    2.5};

} // namespace

struct Metrics::State
{
    prometheus::Registry registry;
    prometheus::Family<prometheus::Counter>& requests =
        BuildCounter().Name("http_requests_total").Help("Requests by route and status.").Register(registry);
    prometheus::Family<prometheus::Histogram>& durations =
        BuildHistogram()
            .Name("http_request_duration_seconds")
            .Help("Time from the request read to its answer, by route.")
            .Register(registry);
    prometheus::Counter& stockConflicts = BuildCounter()
                                              .Name("stock_conflicts_total")
                                              .Help("Requests refused with INSUFFICIENT_STOCK or STALE_QUANTITY.")
                                              .Register(registry)
                                              .Add({});
    prometheus::Counter& closedOrders = BuildCounter()
                                            .Name("sweeper_closed_orders_total")
                                            .Help("Unpaid orders closed by the sweeper.")
                                            .Register(registry)
                                            .Add({});
    prometheus::Gauge& sweeperLag = BuildGauge()
                                        .Name("sweeper_lag_seconds")
                                        .Help("How long the oldest order of the last sweep had been due.")
                                        .Register(registry)
                                        .Add({});
    prometheus::Histogram& groupSizes = BuildHistogram()
                                            .Name("write_group_steps")
                                            .Help("Steps in each COMMIT.")
                                            .Register(registry)
                                            .Add({}, prometheus::Histogram::BucketBoundaries{1, 2, 4, 8, 16, 32, 64});
    prometheus::Gauge& waitingSteps =
        BuildGauge().Name("write_queue_steps").Help("Steps that wait for the writer.").Register(registry).Add({});
    prometheus::Gauge& feedPosition =
        BuildGauge().Name("feed_position").Help("The feed's last position.").Register(registry).Add({});
    prometheus::Gauge& feedStreams =
        BuildGauge().Name("feed_streams").Help("Open event streams.").Register(registry).Add({});
    prometheus::Gauge& feedLag = BuildGauge()
                                     .Name("feed_lag_positions")
                                     .Help("Positions that the slowest open stream has not been told of.")
                                     .Register(registry)
                                     .Add({});
    prometheus::Gauge& openConnections =
        BuildGauge().Name("http_open_connections").Help("Open connections.").Register(registry).Add({});

    prometheus::Counter& writeFailures = BuildCounter()
                                             .Name("write_failures_total")
                                             .Help("Groups of writes, or steps of one, that were lost to a failure.")
                                             .Register(registry)
                                             .Add({});
    prometheus::Counter& sweepFailures =
        BuildCounter().Name("sweeper_failures_total").Help("Sweeps that failed.").Register(registry).Add({});
    prometheus::Gauge& storeBytes =
        BuildGauge().Name("store_bytes").Help("Size of an embedded store's files.").Register(registry).Add({});
    prometheus::Gauge& diskBytes =
        BuildGauge().Name("store_disk_bytes").Help("Size of the disk that the store is on.").Register(registry).Add({});
    prometheus::Gauge& diskFreeBytes = BuildGauge()
                                           .Name("store_disk_free_bytes")
                                           .Help("What the service may still write to that disk.")
                                           .Register(registry)
                                           .Add({});

    prometheus::Family<prometheus::Counter>& consumed =
        BuildCounter().Name("consumer_events_total").Help("Events that had their effect.").Register(registry);
    prometheus::Family<prometheus::Counter>& consumerFailures =
        BuildCounter()
            .Name("consumer_failures_total")
            .Help("Times that a consumer failed on events; they are tried again.")
            .Register(registry);
    prometheus::Family<prometheus::Gauge>& consumerWaiting = BuildGauge()
                                                                 .Name("consumer_waiting_events")
                                                                 .Help("Events that a consumer has still to look at.")
                                                                 .Register(registry);
    prometheus::Family<prometheus::Gauge>& consumerSetAside =
        BuildGauge()
            .Name("consumer_set_aside_events")
            .Help("Events that a consumer failed on again and again.")
            .Register(registry);
    prometheus::Family<prometheus::Counter>& deliveries = BuildCounter()
                                                              .Name("webhook_deliveries_total")
                                                              .Help("Attempts to tell a webhook, by how they ended.")
                                                              .Register(registry);
    prometheus::Gauge& webhookWaiting = BuildGauge()
                                            .Name("webhook_waiting_deliveries")
                                            .Help("What webhooks have still to be told.")
                                            .Register(registry)
                                            .Add({});
    prometheus::Gauge& webhooksOff = BuildGauge()
                                         .Name("webhooks_switched_off")
                                         .Help("Webhooks that failed for so long that they are told nothing any more.")
                                         .Register(registry)
                                         .Add({});

    struct RouteMetrics
    {
        std::string method;
        std::string pattern;
        prometheus::Histogram* duration = nullptr;
        std::mutex mutex;
        std::unordered_map<int, prometheus::Counter*> byStatus;
    };
    std::vector<std::unique_ptr<RouteMetrics>> routes;

    std::unique_ptr<RouteMetrics> makeRoute(const std::string& method, const std::string& pattern)
    {
        auto route = std::make_unique<RouteMetrics>();
        route->method = method;
        route->pattern = pattern;
        route->duration = &durations.Add({{"method", method}, {"route", pattern}}, kSeconds);
        return route;
    }
};

Metrics::Metrics(const std::vector<QByteArray>& routes, const QByteArray& version) : m_state(std::make_unique<State>())
{
    for (const QByteArray& name : routes) {
        const qsizetype space = name.indexOf(' ');
        m_state->routes.push_back(
            m_state->makeRoute(name.first(space).toStdString(), name.sliced(space + 1).toStdString()));
    }
    m_state->routes.push_back(m_state->makeRoute("any", "none"));
    prometheus::BuildGauge()
        .Name("order_service_build_info")
        .Help("Which version runs; always 1.")
        .Register(m_state->registry)
        .Add({{"version", version.toStdString()}})
        .Set(1);
}

Metrics::~Metrics() = default;

void Metrics::countRequest(int route, int status, std::chrono::microseconds duration)
{
    State::RouteMetrics& metrics = route < 0 ? *m_state->routes.back() : *m_state->routes.at(size_t(route));
    metrics.duration->Observe(std::chrono::duration<double>(duration).count());
    prometheus::Counter* counter = nullptr;
    {
        const std::lock_guard lock(metrics.mutex);
        prometheus::Counter*& known = metrics.byStatus[status];
        if (!known)
            known = &m_state->requests.Add(
                {{"method", metrics.method}, {"route", metrics.pattern}, {"status", std::to_string(status)}});
        counter = known;
    }
    counter->Increment();
}

void Metrics::countStockConflict()
{
    m_state->stockConflicts.Increment();
}

void Metrics::countClosedOrders(int orders, std::chrono::milliseconds oldestLag)
{
    m_state->closedOrders.Increment(orders);
    m_state->sweeperLag.Set(std::chrono::duration<double>(oldestLag).count());
}

void Metrics::countCommit(size_t steps, size_t waiting)
{
    m_state->groupSizes.Observe(double(steps));
    m_state->waitingSteps.Set(double(waiting));
}

void Metrics::setFeedPosition(qint64 position)
{
    m_state->feedPosition.Set(double(position));
}

void Metrics::setFeed(size_t streams, qint64 lag)
{
    m_state->feedStreams.Set(double(streams));
    m_state->feedLag.Set(double(lag));
}

void Metrics::setOpenConnections(int connections)
{
    m_state->openConnections.Set(connections);
}

void Metrics::countWriteFailure()
{
    m_state->writeFailures.Increment();
}

void Metrics::countSweepFailure()
{
    m_state->sweepFailures.Increment();
}

void Metrics::countConsumed(QLatin1StringView consumer)
{
    m_state->consumed.Add({{"consumer", consumer.toString().toStdString()}}).Increment();
}

void Metrics::countConsumerFailure(QLatin1StringView consumer)
{
    m_state->consumerFailures.Add({{"consumer", consumer.toString().toStdString()}}).Increment();
}

void Metrics::setConsumer(QLatin1StringView consumer, qint64 waiting, qint64 setAside)
{
    const std::map<std::string, std::string> labels{{"consumer", consumer.toString().toStdString()}};
    m_state->consumerWaiting.Add(labels).Set(double(waiting));
    m_state->consumerSetAside.Add(labels).Set(double(setAside));
}

void Metrics::countDelivery(Delivery delivery)
{
    const char* const result = delivery == Delivery::Delivered ? "delivered"
                               : delivery == Delivery::Failed  ? "failed"
                                                               : "given_up";
    m_state->deliveries.Add({{"result", result}}).Increment();
}

void Metrics::setWebhooks(qint64 waiting, qint64 switchedOff)
{
    m_state->webhookWaiting.Set(double(waiting));
    m_state->webhooksOff.Set(double(switchedOff));
}

void Metrics::setStore(qint64 bytes, qint64 diskBytes, qint64 diskFreeBytes)
{
    m_state->storeBytes.Set(double(bytes));
    m_state->diskBytes.Set(double(diskBytes));
    m_state->diskFreeBytes.Set(double(diskFreeBytes));
}

QByteArray Metrics::toText() const
{
    std::ostringstream text;
    prometheus::TextSerializer().Serialize(text, m_state->registry.Collect());
    return QByteArray::fromStdString(text.str());
}

} // namespace ch::server
