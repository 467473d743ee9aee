// SPDX-License-Identifier: Apache-2.0
#include "server/Service.h"

#include "core/domain/Reason.h"
#include "core/wire/JsonWriter.h"
#include "core/wire/Mask.h"
#include "server/accounts/Accounts.h"
#include "server/Admission.h"
#include "server/api/CachedRead.h"
#include "server/api/RateLimiter.h"
#include "server/KeyedWrite.h"
#include "server/orders/OrderBodies.h"
#include "server/orders/RevisionHints.h"
#include "server/store/IdGenerator.h"
#include "server/store/ReadPool.h"
#include "server/store/ReadStore.h"

#include <algorithm>
#include <atomic>
#include <future>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

/// 2,500 orders: some fifty pages that people look at again and again.
constexpr qsizetype kOrderBodiesBytes = 4 << 20;

Services remembering(Services services, RevisionHints& hints, OrderBodies& bodies)
{
    services.revisionHints = &hints;
    services.orderBodies = &bodies;
    return services;
}

} // namespace

struct Service::Exchange
{
    std::shared_ptr<Call> call = std::make_shared<Call>();
    FoundRoute found;
    Responder respond;
    bool hasLookedUp = false;
    std::chrono::steady_clock::time_point startedAt = std::chrono::steady_clock::now();
};

Service::Service(Services services, OpenReader openReader, Recorder recorder)
    : m_revisionHints(std::make_unique<RevisionHints>())
    , m_orderBodies(std::make_unique<OrderBodies>(kOrderBodiesBytes))
    , m_services(remembering(services, *m_revisionHints, *m_orderBodies))
    , m_openReader(std::move(openReader))
    , m_recorder(std::move(recorder))
{}

Service::~Service() = default;

Response Service::handle(const Request& request)
{
    std::promise<Response> answered;
    auto future = answered.get_future();
    dispatch(request, [&answered](Response response) { answered.set_value(std::move(response)); });
    return future.get();
}

void Service::dispatch(Request request, Responder respond)
{
    auto exchange = std::make_shared<Exchange>();
    exchange->respond = std::move(respond);
    Call& call = *exchange->call;
    call.request = std::move(request);
    if (call.request.trace.isNull())
        call.request.trace = TraceId::random();
    call.now = m_services.clock.now();
    dispatch(exchange);
}

void Service::dispatch(const ExchangePtr& exchange)
{
    if (auto admitted = admit(m_services, *exchange->call, exchange->found); !admitted) {
        if (!lookUpCaller(exchange, admitted.error()))
            finish(*exchange, Result<Answer>(admitted.error()));
        return;
    }
    try {
        run(exchange);
    } catch (const std::exception& exception) {
        finish(*exchange, Result<Answer>(refusal(Reason::Internal, {}, QString::fromUtf8(exception.what()))));
    }
}

/// Where several instances serve the store, the session may have begun at another one a moment ago: the store is asked, once.
/// True if the exchange goes on by itself.
bool Service::lookUpCaller(const ExchangePtr& exchange, const Error& refused)
{
    const bool mayBeNew = !m_services.ids.owner().isEmpty() && !exchange->hasLookedUp &&
                          refused.code == rowOf(Reason::Unauthenticated).name;
    const auto authorization = mayBeNew ? exchange->call->request.header("authorization") : std::nullopt;
    const auto token = bearerToken(authorization);
    if (!token)
        return false;
    exchange->hasLookedUp = true;
    return m_services.reads.run(
        [this, exchange, refused, token = token->toByteArray()](sql::Connection& db) {
            const auto found = m_services.accounts.lookUp(db, token);
            if (found && *found)
                return dispatch(exchange);
            finish(*exchange, Result<Answer>(found ? refused : found.error()));
        },
        [this, exchange] { finish(*exchange, Result<Answer>(refusal(Reason::Unavailable))); });
}

void Service::run(const ExchangePtr& exchange)
{
    const auto& how = exchange->found.route->run;
    if (const auto* point = std::get_if<PointRead>(&how)) {
        if (!runCached(exchange, point->cached))
            runPointRead(exchange, point->handler);
        return;
    }
    if (const auto* pool = std::get_if<PoolRead>(&how)) {
        if (!runCached(exchange, pool->cached))
            runPoolRead(exchange, pool->handler, pool->mayLag);
        return;
    }
    if (const auto* costly = std::get_if<CostlyRead>(&how))
        return runCostlyRead(exchange, costly->handler);
    if (const auto* batch = std::get_if<Batch>(&how))
        return runBatch(exchange, batch->handler);
    if (const auto* task = std::get_if<Task>(&how)) {
        task->handler(m_services, exchange->call,
                      [this, exchange](Result<Answer> answer) { finish(*exchange, std::move(answer)); });
        return;
    }
    if (const auto* stream = std::get_if<Stream>(&how))
        return runStream(exchange, stream->handler);
    const Write& write = std::get<Write>(how);
    if (write.plannedOn == Write::PlannedOn::IoThread)
        return planWrite(exchange, write.handler);
    const bool queued =
        m_services.accounts.runSlow([this, exchange, handler = write.handler] { planWrite(exchange, handler); });
    if (!queued)
        finish(*exchange, Result<Answer>(refusal(Reason::Unavailable)));
}

void Service::runStream(const ExchangePtr& exchange, StreamHandler handler)
{
    const auto open = [this, exchange, handler](sql::Connection& connection) {
        auto response = handler(m_services, connection, *exchange->call);
        if (response)
            finish(*exchange, *std::move(response));
        else
            finish(*exchange, Result<Answer>(response.error()));
    };
    if (sql::Connection* connection = pointReadConnection())
        open(*connection);
    else if (const auto late = [this, exchange] { finish(*exchange, Result<Answer>(refusal(Reason::Unavailable))); };
             m_openReader || !m_services.reads.run(open, late))
        late();
}

sql::Connection* Service::pointReadConnection()
{
    if (!m_openReader)
        return nullptr;
    if (!m_pointReads && m_pointReadThread == std::thread::id()) {
        m_pointReadThread = std::this_thread::get_id();
        if (auto connection = m_openReader())
            m_pointReads = *std::move(connection);
        else
            m_pointReadThread = {};
    }
    // A connection belongs to the thread that opened it.
    return m_pointReadThread == std::this_thread::get_id() ? m_pointReads.get() : nullptr;
}

bool Service::runCached(const ExchangePtr& exchange, CachedReadHandler handler)
{
    if (!m_services.cache || !handler)
        return false;
    auto planned = handler(m_services, *exchange->call);
    if (!planned) {
        finish(*exchange, Result<Answer>(planned.error()));
        return true;
    }
    if (!*planned)
        return false;
    CachedRead& read = **planned;
    m_services.cache->fetch(
        read.key, std::move(read.load),
        [this, exchange, answer = std::move(read.answer)](const Result<std::optional<CacheEntry>>& found) {
            finish(*exchange, found ? answer(*found ? &**found : nullptr) : found.error());
        });
    return true;
}

void Service::runPointRead(const ExchangePtr& exchange, ReadHandler handler)
{
    sql::Connection* connection = pointReadConnection();
    if (!connection)
        return runPoolRead(exchange, handler, MayLag::No);
    finish(*exchange, handler(m_services, *connection, *exchange->call));
}

void Service::runPoolRead(const ExchangePtr& exchange, ReadHandler handler, MayLag mayLag)
{
    runOnPool(
        exchange,
        [this, &call = *exchange->call, handler](sql::Connection& connection) {
            return handler(m_services, connection, call);
        },
        mayLag);
}

void Service::runCostlyRead(const ExchangePtr& exchange, CostlyReadHandler handler)
{
    const Call& call = *exchange->call;
    auto planned = handler(m_services, call);
    if (!planned)
        return finish(*exchange, Result<Answer>(planned.error()));
    const auto begin = [this, exchange, read = *std::move(planned)](std::shared_ptr<const RateLimiter::Turn> turn) {
        runOnPool(
            exchange, [read, turn = std::move(turn)](sql::Connection& connection) { return read(connection); },
            MayLag::Yes);
    };
    if (auto admitted = m_services.reportLimit.admit(call.caller.id, call.now, begin); !admitted)
        finish(*exchange, Result<Answer>(admitted.error()));
}

namespace {

Result<Answer> readWith(const PlannedRead& read, sql::Connection& connection)
{
    try {
        return read(connection);
    } catch (const std::exception& exception) {
        return refusal(Reason::Internal, {}, QString::fromUtf8(exception.what()));
    }
}

} // namespace

void Service::runOnPool(const ExchangePtr& exchange, PlannedRead read, MayLag mayLag)
{
    if (mayLag == MayLag::Yes && runOnReplica(exchange, read))
        return;
    const bool queued =
        m_services.reads.run([this, exchange, read = std::move(read)](
                                 sql::Connection& connection) { finish(*exchange, readWith(read, connection)); },
                             [this, exchange] { finish(*exchange, Result<Answer>(refusal(Reason::Unavailable))); });
    if (!queued)
        finish(*exchange, Result<Answer>(refusal(Reason::Unavailable)));
}

/// A replica that fails, is slow or cancels a read (it had to apply what the read would not have seen) is no reason to fail:
/// the primary does it then.
bool Service::runOnReplica(const ExchangePtr& exchange, const PlannedRead& read)
{
    ReadStore* replica = m_services.readStore;
    if (!replica)
        return false;
    // A replica that went mute may answer after the primary was asked instead.
    const auto isSettled = std::make_shared<std::atomic_flag>();
    const auto onPrimary = [this, exchange, read, replica, isSettled] {
        if (isSettled->test_and_set())
            return;
        replica->countPassedBy();
        runOnPool(exchange, read, MayLag::No);
    };
    const auto job = [this, exchange, read, replica, isSettled, onPrimary](sql::Connection& connection) {
        auto answer = readWith(read, connection);
        if (!answer && answer.error().kind == ErrorKind::Storage)
            return onPrimary();
        if (isSettled->test_and_set())
            return;
        if (answer)
            answer->headers.emplace_back("X-Replica-Lag-Ms", QByteArray::number(qint64(replica->lag().count())));
        finish(*exchange, std::move(answer));
    };
    if (replica->run(exchange->call->caller.id, job, onPrimary))
        return true;
    replica->countPassedBy();
    return false;
}

void Service::noteWrite(const Exchange& exchange) const
{
    if (m_services.readStore)
        m_services.readStore->wrote(exchange.call->caller.id);
}

void Service::planWrite(const ExchangePtr& exchange, WriteHandler handler)
{
    auto planned = handler(m_services, *exchange->call);
    if (!planned)
        return finish(*exchange, Result<Answer>(planned.error()));
    submitKeyedWrite(m_services, *exchange->call, *std::move(planned), [this, exchange](KeyedAnswer keyed) {
        noteWrite(*exchange);
        if (keyed.replayed && keyed.answer)
            keyed.answer->headers.emplace_back("Idempotent-Replayed", "true");
        finish(*exchange, std::move(keyed.answer));
    });
}

namespace {

/// Collects the results of a batch; the last one to arrive answers.
struct BatchResults
{
    std::vector<QByteArray> results;
    std::atomic<size_t> left;
};

QByteArray resultOf(const BatchItem& item, Result<Answer> answer, bool seesMoneyToo)
{
    JsonWriter json;
    const auto write = [&](int status, int code, QLatin1StringView reason, QByteArrayView data) {
        json.key("status"_L1).number(status).key("code"_L1).number(code);
        if (!reason.isEmpty())
            json.key("reason"_L1).text(reason);
        json.key("data"_L1).raw(data.isEmpty() ? QByteArrayView("{}") : data);
    };
    json.beginObject().key("order_id"_L1).raw(item.name);
    const Error* error = !answer ? &answer.error() : answer->refusal ? &*answer->refusal : nullptr;
    if (error) {
        const auto row =
            reasonFromName(error->code)
                .value_or(rowOf(error->kind == ErrorKind::Storage ? Reason::Unavailable : Reason::Internal));
        write(row.httpStatus(), row.code, row.name, refusalData(row, error->facts));
    } else {
        write(answer->status, answer->status, {}, seesMoneyToo ? answer->data : withoutMoney(answer->data));
    }
    json.endObject();
    return json.take();
}

} // namespace

void Service::runBatch(const ExchangePtr& exchange, BatchHandler handler)
{
    auto items = handler(m_services, *exchange->call);
    if (!items)
        return finish(*exchange, Result<Answer>(items.error()));
    const bool seesMoneyToo = seesMoney(exchange->call->caller.role);
    auto shared = std::make_shared<BatchResults>();
    shared->results.resize(items->size());
    shared->left = items->size();
    const auto arrived = [this, exchange, shared](size_t index, QByteArray result) {
        shared->results[index] = std::move(result);
        if (--shared->left > 0)
            return;
        noteWrite(*exchange);
        QByteArray data = "{\"items\":[" + shared->results.front();
        for (size_t i = 1; i < shared->results.size(); ++i)
            data += ',' + shared->results[i];
        data += "]}";
        finish(*exchange, Result<Answer>(Answer{.status = 200, .data = data, .isMasked = true}));
    };
    for (size_t i = 0; i < items->size(); ++i) {
        auto item = std::make_shared<BatchItem>(std::move((*items)[i]));
        if (item->refusal) {
            arrived(i, resultOf(*item, *item->refusal, seesMoneyToo));
            continue;
        }
        submitKeyedWrite(m_services, item->call, {item->effect, item->canonicalBody},
                         [arrived, i, item, seesMoneyToo](KeyedAnswer keyed) {
                             arrived(i, resultOf(*item, std::move(keyed.answer), seesMoneyToo));
                         });
    }
}

void Service::finish(Exchange& exchange, Result<Answer> answer) const
{
    const TraceId& trace = exchange.call->request.trace;
    // A gateway learns what became of its message, and nothing of the order.
    const bool isGateway = exchange.call->isGateway;
    const Error* error = !answer ? &answer.error() : answer->refusal ? &*answer->refusal : nullptr;
    if (error) {
        Error told = *error;
        if (isGateway && told.kind == ErrorKind::Conflict)
            told.facts.clear();
        Response response = failure(told, trace);
        if (response.status == 405)
            response.headers.emplace_back("Allow", exchange.found.allow);
        if (answer)
            response.headers.insert(response.headers.end(), answer->headers.begin(), answer->headers.end());
        return finish(exchange, std::move(response), error->detail);
    }
    const bool mustMask = !exchange.call->caller.id.isNull() && !seesMoney(exchange.call->caller.role);
    if (isGateway)
        answer->data = "{}";
    if (mustMask && !answer->isMasked && !answer->data.isEmpty())
        answer->data = withoutMoney(answer->data);
    // Not kept apart as bodies without money are: what a shop front may see are its own few orders.
    if (!exchange.call->caller.id.isNull() && !readsNotes(exchange.call->caller.role))
        answer->data = withoutNotes(answer->data);
    Response response = success(answer->status, std::move(answer->data), trace);
    response.headers = std::move(answer->headers);
    response.keptUntilWritten = std::move(answer->keptUntilWritten);
    finish(exchange, std::move(response));
}

void Service::finish(Exchange& exchange, Response response, QString detail) const
{
    if (m_recorder) {
        const auto duration = std::chrono::steady_clock::now() - exchange.startedAt;
        const QByteArray reason = response.reason.toLatin1();
        m_recorder({.route = exchange.found.route,
                    .method = exchange.call->request.method,
                    .status = response.status,
                    .reason = reason,
                    .trace = exchange.call->request.trace,
                    .user = exchange.call->caller.id,
                    .duration = std::chrono::duration_cast<std::chrono::microseconds>(duration),
                    .detail = std::move(detail)});
    }
    exchange.respond(std::move(response));
}

} // namespace ch::server
