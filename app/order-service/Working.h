// SPDX-License-Identifier: Apache-2.0
// Every long-lived object of a running worker, in the order in which they depend on each other; destroyed the other way round.
// Constructed and destroyed on the main thread.
#pragma once

#include "app/order-service/BrokerSide.h"
#include "app/order-service/EndLimit.h"
#include "app/order-service/WorkerCommand.h"
#include "server/http/HttpServer.h"
#include "server/jobs/LeaseKeeper.h"
#include "server/observe/Metrics.h"
#include "server/store/ReadPool.h"
#include "server/store/WriteQueue.h"

namespace ch::app {

class Working
{
public:
    explicit Working(const WorkerArguments& arguments);
    ~Working();

    /// Opens the store, begins to consume and answers Prometheus. Errors carry a sentence.
    Result<> start();
    /// "ready admin http://…".
    QString readyLine() const;

private:
    Result<> openStore();
    Result<> listen();
    void answerAdmin(const server::Request& request, const server::Responder& respond);
    void answerReadiness(const server::Request& request, const server::Responder& respond);

    const WorkerArguments m_arguments;
    server::StoreClock m_clock;
    server::JsonLog m_log;
    EndLimit m_endLimit;
    server::Metrics m_metrics;
    BrokerSide m_broker;
    std::unique_ptr<server::Store> m_store;
    std::unique_ptr<server::IdGenerator> m_ids;
    std::unique_ptr<server::ReadPool> m_reads;
    std::unique_ptr<server::WriteQueue> m_writes;
    std::unique_ptr<server::LeaseKeeper> m_lease;
    std::unique_ptr<server::HttpServer> m_http;
    QString m_adminAddress;
};

} // namespace ch::app
