// SPDX-License-Identifier: Apache-2.0
#include "app/order-service/Serving.h"

#include "core/domain/Reason.h"
#include "server/store/Leases.h"

#include <filesystem>

namespace ch::app {

using namespace server;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kReadThreads = 2;
// Where a server does the work, a thread only waits for it.
constexpr int kReadThreadsOnServer = 8;
// All of them busy for so long: an honest "not now" (R29). An embedded store has nobody else to wait for.
constexpr auto kReadPatience = std::chrono::milliseconds(450);
constexpr auto kDrainLimit = std::chrono::seconds(10);
// Then every answer is out. Together less than systemd waits.
constexpr auto kEndLimit = std::chrono::seconds(8);

std::vector<QByteArray> routeNames()
{
    std::vector<QByteArray> names;
    for (const Route& route : routes())
        names.push_back(nameOf(route.method).toByteArray() + " /api/v1" +
                        QByteArray(route.pattern.data(), qsizetype(route.pattern.size())));
    return names;
}

} // namespace

Serving::Serving(const ServeArguments& arguments)
    : m_arguments(arguments)
    , m_log(logLevelFromName(arguments.logLevel))
    , m_endLimit(m_log)
    , m_metrics(routeNames(), arguments.version.toUtf8())
    , m_readSide(m_log)
    , m_broker(m_log)
    , m_accounts(m_clock)
{}

Serving::~Serving()
{
    // Its jobs use the writer and the read pool.
    m_accounts.stop();
    // What was asked before the last connection closed is answered through the service, even if nobody hears it.
    m_http.reset();
    m_sweeper.reset();
    m_watch.reset();
    setConsumers({});
    m_webhooks.reset();
    m_broker.stop();
    m_writes.reset();
    m_readSide.stop();
    m_reads.reset();
    m_service.reset();
    // A reader that is closed last leaves the log beside the store; a writer folds it in, so that one file is all there is.
    if (!m_store)
        return;
    const auto db = m_store->openWriter();
    if (db && m_ids && !m_ids->owner().isEmpty())
        std::ignore = releaseWorker(**db, m_ids->worker(), m_ids->owner());
}

Result<> Serving::start()
{
    if (!m_arguments.paymentSecretFile.isEmpty()) {
        CH_TRY(m_arguments.settings.gatewaySecret, GatewaySecret::fromFile(m_arguments.paymentSecretFile));
    }
    CH_CHECK(m_broker.configure(m_arguments.amqp));
    CH_CHECK(m_readSide.configure(m_arguments));
    CH_CHECK(openStore());
    CH_CHECK(startWorkers());
    return listen();
}

Result<> Serving::openStore()
{
    CH_TRY(m_store, Store::open(m_arguments.store, StoreUse::Shared, m_clock));
    CH_TRY(const auto db, m_store->openWriter());
    if (isOnServer()) {
        CH_TRY(const UtcTime time, databaseTime(*db));
        m_clock.set(time);
    }
    CH_TRY(m_ids, m_store->makeIdGenerator(*db));
    CH_TRY(m_run, m_store->beginRun(*db));
    CH_TRY(Shop shop, loadShop(*db));
    m_shop = std::make_unique<ShopHolder>(std::move(shop));
    CH_CHECK(m_accounts.load(*db));
    m_log.write(LogLevel::Info, {}, "store opened"_L1,
                {{"run"_L1, m_run.runId}, {"first_position"_L1, m_run.firstPosition}, {"worker"_L1, m_ids->worker()}});
    m_metrics.setFeedPosition(m_run.firstPosition);
    return ok();
}

Result<> Serving::startWorkers()
{
    m_feed = std::make_unique<FeedHub>([this](const Caller& caller) { return m_accounts.isAlive(caller); });
    m_reads = std::make_unique<ReadPool>(
        isOnServer() ? kReadThreadsOnServer : kReadThreads, [this] { return m_store->openReader(); },
        isOnServer() ? std::optional(kReadPatience) : std::nullopt);
    CH_CHECK(m_reads->start());
    m_readSide.begin(*m_reads, m_clock, m_run);
    m_writes = std::make_unique<WriteQueue>(
        [this] { return m_store->openWriter(); }, *m_ids, m_clock,
        WriteQueue::Observer{
            .committed =
                [this](size_t steps, qint64 position, size_t waiting) {
                    advance(position);
                    m_metrics.countCommit(steps, waiting);
                },
            .failed =
                [this](const Error& error) {
                    m_metrics.countWriteFailure();
                    m_log.write(LogLevel::Error, {}, "write failed"_L1,
                                {{"code"_L1, error.code}, {"detail"_L1, error.detail}});
                },
            .changed = [this](const std::vector<ChangedOrder>& orders) { m_readSide.committed(orders); }});
    CH_CHECK(m_writes->start());
    m_accounts.writeFirstUsesTo(*m_writes);
    const Services services{.clock = m_clock,
                            .settings = m_arguments.settings,
                            .ids = *m_ids,
                            .writes = *m_writes,
                            .reads = *m_reads,
                            .shop = *m_shop,
                            .accounts = m_accounts,
                            .feed = *m_feed,
                            .reportLimit = m_reportLimit,
                            .cache = m_readSide.cache(),
                            .readStore = m_readSide.readStore()};
    Service::OpenReader openReader;
    if (!isOnServer())
        openReader = [this] { return m_store->openReader(); };
    m_service = std::make_unique<Service>(services, std::move(openReader),
                                          [this](const ServedRequest& served) { record(served); });
    // Also with a broker, whose worker only writes down what is to be sent.
    m_webhooks = std::make_unique<WebhookSender>(
        [this] { return m_store->openReader(); }, *m_writes, m_clock, webhookObserverFor(m_log, m_metrics),
        WebhookSender::Settings{.authorities = m_arguments.webhookAuthorities});
    if (m_broker.isThere())
        m_broker.beginRelay(*m_store, *m_writes, m_clock);
    else
        setConsumers(std::make_unique<InProcessConsumers>(*m_store, *m_writes, *m_webhooks, m_log, m_metrics));
    if (isOnServer())
        watchOthers(services);
    m_sweeper = std::make_unique<Sweeper>(services, [this](const Result<SweepReport>& report) { recordSweep(report); });
    return ok();
}

void Serving::advance(qint64 position)
{
    m_feed->advanced(position);
    m_metrics.setFeedPosition(position);
    m_readSide.advanced(position);
    m_broker.wake();
    const std::lock_guard lock(m_consumersMutex);
    if (m_consumers)
        m_consumers->wake();
}

void Serving::setConsumers(std::unique_ptr<InProcessConsumers> consumers)
{
    {
        const std::lock_guard lock(m_consumersMutex);
        m_consumers.swap(consumers);
    }
    // Whoever was there before ends here, outside of the lock: its last batch wakes it once more.
}

bool Serving::isOnServer() const
{
    return m_store->engine() != sql::Engine::Sqlite;
}

void Serving::watchOthers(const Services& services)
{
    m_watch = std::make_unique<InstanceWatch>(
        *m_store, m_clock, services, m_run.firstPosition,
        InstanceWatch::Observer{.advanced = [this](qint64 position) { advance(position); },
                                .failed =
                                    [this](const Error& error) {
                                        m_log.write(LogLevel::Error, {}, "the database does not answer"_L1,
                                                    {{"code"_L1, error.code}, {"detail"_L1, error.detail}});
                                    }});
}

Result<> Serving::listen()
{
    m_http = std::make_unique<HttpServer>();
    m_http->setVersion(m_arguments.version.toUtf8());
    m_http->setRecorder([this](const RequestRecord& record) {
        // Requests that reached the service are recorded there, with their route and user.
        if (!record.isHandled)
            this->record(
                {.status = record.status, .reason = record.reason, .trace = record.trace, .duration = record.duration});
    });
    CH_TRY(m_address, m_http->listen({.address = m_arguments.listen,
                                      .tlsCertificateFile = m_arguments.tlsCertificateFile,
                                      .tlsKeyFile = m_arguments.tlsKeyFile},
                                     [this](Request request, Responder respond) {
                                         m_service->dispatch(std::move(request), std::move(respond));
                                     }));
    CH_TRY(m_adminAddress,
           m_http->listen({.address = m_arguments.adminListen},
                          [this](const Request& request, const Responder& respond) { answerAdmin(request, respond); }));
    m_http->run();
    return ok();
}

QString Serving::readyLine() const
{
    const QString scheme = m_arguments.tlsCertificateFile.isEmpty() ? u"http"_s : u"https"_s;
    return u"ready %1://%2 admin http://%3"_s.arg(scheme, m_address, m_adminAddress);
}

void Serving::drain()
{
    m_draining = true;
    m_log.write(LogLevel::Info, {}, "draining"_L1);
    m_http->drain(kDrainLimit);
    m_log.write(LogLevel::Info, {}, "stopped"_L1);
    // An embedded store is never mute, and folds its log in.
    if (isOnServer())
        m_endLimit.begin(kEndLimit);
}

void Serving::answerAdmin(const Request& request, const Responder& respond)
{
    const QByteArrayView path = request.path();
    const bool known = path == "/livez" || path == "/readyz" || path == "/metrics";
    if (!known || request.method != Method::Get) {
        Response response = failure(refusal(known ? Reason::MethodNotAllowed : Reason::NotFound), request.trace);
        if (known)
            response.headers.emplace_back("Allow", "GET");
        return respond(std::move(response));
    }
    if (path == "/livez")
        return respond(success(200, "{\"status\":\"live\"}", request.trace));
    if (path == "/readyz")
        return answerReadiness(request, respond);
    m_metrics.setFeed(m_feed->streams(), m_feed->lag());
    m_metrics.setOpenConnections(m_http->openConnections());
    measureStore();
    Response response;
    response.contentType = "text/plain; version=0.0.4; charset=utf-8";
    response.body = m_metrics.toText() + m_readSide.metrics() + m_broker.metrics();
    respond(std::move(response));
}

void Serving::measureStore()
{
    namespace fs = std::filesystem;
    // What a server holds is the server's to watch.
    if (m_store->file().isEmpty())
        return;
    const fs::path file = m_store->file().toStdU16String();
    std::error_code ignored;
    uintmax_t bytes = fs::file_size(file, ignored);
    if (ignored)
        return;
    // The log of writes that are not in the file yet can be as large as the file.
    fs::path log = file;
    log += "-wal";
    if (const uintmax_t logBytes = fs::file_size(log, ignored); !ignored)
        bytes += logBytes;
    const fs::space_info disk = fs::space(file, ignored);
    if (!ignored)
        m_metrics.setStore(qint64(bytes), qint64(disk.capacity), qint64(disk.available));
}

void Serving::answerReadiness(const Request& request, const Responder& respond)
{
    const bool draining = m_draining;
    const auto answer = [respond, draining, trace = request.trace](bool storeOk, bool schemaOk) {
        const auto check = [](bool good) { return good ? QByteArray("\"ok\"") : QByteArray("\"failed\""); };
        const QByteArray facts = "{\"store\":" + check(storeOk) + ",\"schema\":" + check(schemaOk) +
                                 ",\"draining\":" + (draining ? "true" : "false") + '}';
        respond(storeOk && schemaOk && !draining ? success(200, facts, trace)
                                                 : failure(refusal(Reason::Unavailable, facts), trace));
    };
    const bool queued = m_reads->run([answer, schema = m_store->schemaVersion()](sql::Connection& db) {
        const auto shop = loadShop(db);
        const auto version = sql::schemaVersion(db);
        answer(bool(shop), version && *version == schema);
    });
    if (!queued)
        answer(false, false);
}

void Serving::record(const ServedRequest& served)
{
    const int index = served.route ? int(served.route - routes().data()) : -1;
    m_metrics.countRequest(index, served.status, served.duration);
    if (served.reason == "INSUFFICIENT_STOCK" || served.reason == "STALE_QUANTITY")
        m_metrics.countStockConflict();
    const LogLevel level = served.status >= 500 ? LogLevel::Error : LogLevel::Info;
    const QByteArrayView pattern =
        served.route ? QByteArrayView(served.route->pattern.data(), qsizetype(served.route->pattern.size()))
                     : QByteArrayView("none");
    // The detail of an error names files and statements, never values; it belongs to whoever runs the service.
    if (served.status >= 500 && !served.detail.isEmpty())
        m_log.write(level, served.trace, "request failed"_L1, {{"detail"_L1, served.detail}});
    m_log.write(level, served.trace, "request"_L1,
                {{"method"_L1, nameOf(served.method)},
                 {"route"_L1, pattern},
                 {"status"_L1, qint64(served.status)},
                 {"reason"_L1, served.reason},
                 {"user_id"_L1, served.user.value()},
                 {"duration_us"_L1, qint64(served.duration.count())}});
}

void Serving::recordSweep(const Result<SweepReport>& report)
{
    if (!report) {
        m_metrics.countSweepFailure();
        m_log.write(LogLevel::Error, {}, "sweep failed"_L1,
                    {{"code"_L1, report.error().code}, {"detail"_L1, report.error().detail}});
        return;
    }
    m_metrics.countClosedOrders(report->ordersClosed, std::chrono::milliseconds(report->lagMs));
    if (report->failure)
        m_log.write(LogLevel::Error, {}, "order not closed"_L1,
                    {{"code"_L1, report->failure->code}, {"detail"_L1, report->failure->detail}});
    if (report->ordersClosed > 0 || report->holdsEnded > 0)
        m_log.write(LogLevel::Info, {}, "swept"_L1,
                    {{"orders_closed"_L1, qint64(report->ordersClosed)},
                     {"holds_ended"_L1, qint64(report->holdsEnded)},
                     {"lag_ms"_L1, report->lagMs}});
}

} // namespace ch::app
