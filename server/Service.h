// SPDX-License-Identifier: Apache-2.0
// The order service behind the HTTP adapter: from a Request to a Response, through routes, authentication, roles, keys,
// handlers, masks and the envelope, in the order of checks of contract section 5.
// dispatch() on one thread (the I/O thread); answers come on any.
#pragma once

#include "server/api/Handler.h"
#include "server/http/HttpServer.h"
#include "server/Routes.h"

#include <chrono>
#include <functional>
#include <memory>
#include <thread>

namespace ch::server {

/// One request as it was answered, for the access log and the metrics.
struct ServedRequest
{
    const Route* route = nullptr;
    Method method = Method::Other;
    int status = 0;
    QByteArrayView reason{};
    TraceId trace{};
    UserId user{};
    std::chrono::microseconds duration{0};
    /// What the log should know beyond the answer (detail of an error); empty if nothing.
    QString detail{};
};

class Service
{
public:
    using OpenReader = std::function<Result<std::unique_ptr<sql::Connection>>()>;
    using Recorder = std::function<void(const ServedRequest&)>;

    /// `openReader` makes the connection of the point reads, on the first thread that dispatches one. Without it they run on
    /// the pool: where the store is a server's, no read is short for sure.
    Service(Services services, OpenReader openReader, Recorder recorder);
    ~Service();

    /// Answers exactly once, on any thread.
    void dispatch(Request request, Responder respond);
    /// The same, waiting: for tests and for clients in the same process.
    Response handle(const Request& request);

private:
    struct Exchange;
    using ExchangePtr = std::shared_ptr<Exchange>;

    void dispatch(const ExchangePtr& exchange);
    bool lookUpCaller(const ExchangePtr& exchange, const Error& refused);
    void run(const ExchangePtr& exchange);
    void runStream(const ExchangePtr& exchange, StreamHandler handler);
    /// False if the read is to go its usual way.
    bool runCached(const ExchangePtr& exchange, CachedReadHandler handler);
    void runPointRead(const ExchangePtr& exchange, ReadHandler handler);
    void runPoolRead(const ExchangePtr& exchange, ReadHandler handler, MayLag mayLag);
    void runCostlyRead(const ExchangePtr& exchange, CostlyReadHandler handler);
    void runOnPool(const ExchangePtr& exchange, PlannedRead read, MayLag mayLag);
    bool runOnReplica(const ExchangePtr& exchange, const PlannedRead& read);
    void noteWrite(const Exchange& exchange) const;
    void planWrite(const ExchangePtr& exchange, WriteHandler handler);
    void runBatch(const ExchangePtr& exchange, BatchHandler handler);
    void finish(Exchange& exchange, Result<Answer> answer) const;
    void finish(Exchange& exchange, Response response, QString detail = {}) const;
    sql::Connection* pointReadConnection();

    const std::unique_ptr<RevisionHints> m_revisionHints;
    const std::unique_ptr<OrderBodies> m_orderBodies;
    const Services m_services;
    const OpenReader m_openReader;
    const Recorder m_recorder;
    std::thread::id m_pointReadThread;
    std::unique_ptr<sql::Connection> m_pointReads;
};

} // namespace ch::server
