// SPDX-License-Identifier: Apache-2.0
// Every long-lived object of the running service, in the order in which they depend on each other; destroyed the other way
// round.
// Constructed and destroyed on the main thread.
#pragma once

#include "app/order-service/BrokerSide.h"
#include "app/order-service/EndLimit.h"
#include "app/order-service/InProcessConsumers.h"
#include "app/order-service/ReadSide.h"
#include "app/order-service/ServeCommand.h"
#include "core/base/Clock.h"
#include "server/accounts/Accounts.h"
#include "server/api/RateLimiter.h"
#include "server/feed/FeedHub.h"
#include "server/http/HttpServer.h"
#include "server/jobs/InstanceWatch.h"
#include "server/jobs/Sweeper.h"
#include "server/observe/JsonLog.h"
#include "server/observe/Metrics.h"
#include "server/Service.h"
#include "server/store/ReadPool.h"
#include "server/store/Store.h"
#include "server/store/StoreClock.h"
#include "server/store/WriteQueue.h"

#include <memory>
#include <mutex>

namespace ch::app {

class Serving
{
public:
    explicit Serving(const ServeArguments& arguments);
    ~Serving();

    /// Opens the store, starts every thread and listens. Errors carry a sentence.
    Result<> start();
    /// "ready http://… admin http://…".
    QString readyLine() const;
    /// Lets requests in flight finish, at most 10 s (R29).
    void drain();

private:
    Result<> openStore();
    Result<> startWorkers();
    /// Whether the store is a database server's, which other instances may share.
    bool isOnServer() const;
    void watchOthers(const server::Services& services);
    /// The feed has come this far, whoever wrote it.
    void advance(qint64 position);
    void setConsumers(std::unique_ptr<InProcessConsumers> consumers);
    Result<> listen();
    void answerAdmin(const server::Request& request, const server::Responder& respond);
    void measureStore();
    void answerReadiness(const server::Request& request, const server::Responder& respond);
    void record(const server::ServedRequest& served);
    void recordSweep(const Result<server::SweepReport>& report);

    ServeArguments m_arguments;
    server::StoreClock m_clock;
    server::JsonLog m_log;
    EndLimit m_endLimit;
    server::Metrics m_metrics;
    ReadSide m_readSide;
    BrokerSide m_broker;
    std::unique_ptr<server::Store> m_store;
    server::Run m_run;
    std::unique_ptr<server::IdGenerator> m_ids;
    std::unique_ptr<server::ShopHolder> m_shop;
    server::Accounts m_accounts;
    server::RateLimiter m_reportLimit;
    std::unique_ptr<server::FeedHub> m_feed;
    std::unique_ptr<server::ReadPool> m_reads;
    std::unique_ptr<server::WriteQueue> m_writes;
    std::unique_ptr<server::Service> m_service;
    std::unique_ptr<server::WebhookSender> m_webhooks;
    /// Commits come, and wake them, before they are all there and while they go.
    std::mutex m_consumersMutex;
    std::unique_ptr<InProcessConsumers> m_consumers;
    std::unique_ptr<server::Sweeper> m_sweeper;
    std::unique_ptr<server::InstanceWatch> m_watch;
    std::unique_ptr<server::HttpServer> m_http;
    std::atomic<bool> m_draining{false};
    QString m_address;
    QString m_adminAddress;
};

} // namespace ch::app
