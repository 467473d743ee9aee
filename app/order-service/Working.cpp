// SPDX-License-Identifier: Apache-2.0
#include "app/order-service/Working.h"

#include "core/domain/Reason.h"
#include "server/store/Leases.h"

namespace ch::app {

using namespace server;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kDrainLimit = std::chrono::seconds(2);
// What was not acknowledged comes again.
constexpr auto kEndLimit = std::chrono::seconds(15);

} // namespace

Working::Working(const WorkerArguments& arguments)
    : m_arguments(arguments)
    , m_log(logLevelFromName(arguments.logLevel))
    , m_endLimit(m_log)
    , m_metrics({}, arguments.version.toUtf8())
    , m_broker(m_log)
{}

Working::~Working()
{
    if (m_http) {
        m_log.write(LogLevel::Info, {}, "finishing what is in flight"_L1);
        m_endLimit.begin(kEndLimit);
        m_broker.stop();
        m_http->drain(kDrainLimit);
    }
    m_broker.stop();
    m_http.reset();
    m_lease.reset();
    m_writes.reset();
    m_reads.reset();
    if (m_ids) {
        if (const auto db = m_store->openWriter())
            std::ignore = releaseWorker(**db, m_ids->worker(), m_ids->owner());
    }
}

Result<> Working::start()
{
    CH_CHECK(m_broker.configure(m_arguments.amqp));
    CH_CHECK(openStore());
    m_reads = std::make_unique<ReadPool>(1, [this] { return m_store->openReader(); });
    CH_CHECK(m_reads->start());
    m_writes = std::make_unique<WriteQueue>(
        [this] { return m_store->openWriter(); }, *m_ids, m_clock,
        WriteQueue::Observer{
            .committed = [this](size_t steps, qint64, size_t waiting) { m_metrics.countCommit(steps, waiting); },
            .failed =
                [this](const Error& error) {
                    m_metrics.countWriteFailure();
                    m_log.write(LogLevel::Error, {}, "write failed"_L1,
                                {{"code"_L1, error.code}, {"detail"_L1, error.detail}});
                }});
    CH_CHECK(m_writes->start());
    m_lease = std::make_unique<LeaseKeeper>(*m_store, m_clock, *m_ids, [this](const Error& error) {
        m_log.write(LogLevel::Error, {}, "the database does not answer"_L1,
                    {{"code"_L1, error.code}, {"detail"_L1, error.detail}});
    });
    m_broker.beginWorker(*m_store, *m_writes, m_clock);
    return listen();
}

Result<> Working::openStore()
{
    CH_TRY(m_store, Store::open(m_arguments.store, StoreUse::Shared, m_clock));
    CH_TRY(const auto db, m_store->openWriter());
    CH_TRY(const UtcTime time, databaseTime(*db));
    m_clock.set(time);
    CH_TRY(m_ids, m_store->makeIdGenerator(*db));
    m_log.write(LogLevel::Info, {}, "store opened"_L1, {{"worker"_L1, m_ids->worker()}});
    return ok();
}

Result<> Working::listen()
{
    m_http = std::make_unique<HttpServer>();
    CH_TRY(m_adminAddress,
           m_http->listen({.address = m_arguments.adminListen},
                          [this](const Request& request, const Responder& respond) { answerAdmin(request, respond); }));
    m_http->run();
    return ok();
}

QString Working::readyLine() const
{
    return u"ready admin http://"_s + m_adminAddress;
}

void Working::answerAdmin(const Request& request, const Responder& respond)
{
    const QByteArrayView path = request.path();
    if (request.method == Method::Get && path == "/livez")
        return respond(success(200, "{\"status\":\"live\"}", request.trace));
    if (request.method == Method::Get && path == "/readyz")
        return answerReadiness(request, respond);
    if (request.method != Method::Get || path != "/metrics")
        return respond(failure(refusal(Reason::NotFound), request.trace));
    Response response;
    response.contentType = "text/plain; version=0.0.4; charset=utf-8";
    response.body = m_metrics.toText() + m_broker.metrics();
    respond(std::move(response));
}

void Working::answerReadiness(const Request& request, const Responder& respond)
{
    const auto answer = [respond, trace = request.trace, isConsuming = m_broker.isConsuming()](bool isStoreOk) {
        const auto check = [](bool good) { return good ? QByteArray("\"ok\"") : QByteArray("\"failed\""); };
        const QByteArray facts = "{\"store\":" + check(isStoreOk) + ",\"broker\":" + check(isConsuming) + '}';
        respond(isStoreOk && isConsuming ? success(200, facts, trace)
                                         : failure(refusal(Reason::Unavailable, facts), trace));
    };
    const bool queued = m_reads->run([answer, schema = m_store->schemaVersion()](sql::Connection& db) {
        const auto version = sql::schemaVersion(db);
        answer(version && *version == schema);
    });
    if (!queued)
        answer(false);
}

} // namespace ch::app
