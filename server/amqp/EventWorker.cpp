// SPDX-License-Identifier: Apache-2.0
#include "server/amqp/EventWorker.h"

#include "core/base/PauseFor.h"
#include "server/amqp/Relay.h"
#include "server/amqp/Topology.h"
#include "server/events/EventTable.h"
#include "server/observe/BrokerMetrics.h"
#include "server/observe/JsonLog.h"
#include "server/orders/OrderCloser.h"
#include "server/store/StoreFailure.h"

#include <algorithm>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

// What the broker may have handed out of one queue before the first is acknowledged; a group of the writer holds 64.
constexpr int kPrefetch = 64;
constexpr auto kIdle = 50ms;
// Effects come back from the writer and not from the broker: one does not wait for the other for long.
constexpr auto kWhileInFlight = 1ms;
constexpr auto kFarewell = 10s;
// A failing event comes back later each time, up to a second; after kDeliveryLimit returns it is a dead letter.
constexpr auto kFirstReturn = 50ms;
constexpr auto kLongestReturn = 1000ms;
// The store did not answer: nobody's fault but its own, so it does not count as a return.
constexpr auto kAfterStoreFailure = 500ms;
constexpr auto kBetweenMoves = 2s;
constexpr auto kMoveMore = 100ms;
constexpr int kMovedAtOnce = 100;
constexpr int kClosedAtOnce = 50;

QByteArray nameOf(const Consumer& consumer)
{
    return QByteArray(consumer.name().data(), consumer.name().size());
}

std::vector<TimelineKind> wantedBy(const Consumer& consumer)
{
    std::vector<TimelineKind> wanted;
    for (int kind = int(TimelineKind::Placed); kind < int(TimelineKind::Imported); ++kind) {
        if (consumer.wants(TimelineKind(kind)))
            wanted.push_back(TimelineKind(kind));
    }
    return wanted;
}

} // namespace

/// A delivery on its way through the writer.
struct EventWorker::Flight
{
    quint64 session = 0;
    quint64 tag = 0;
    /// None: a reminder.
    Consumer* consumer = nullptr;
    Event event{};
    qint64 returns = 0;
    /// Filled in by the step, which may run again.
    std::optional<Error> error{};
    bool isFirst = false;
    int ordersClosed = 0;
};

struct EventWorker::Ended
{
    std::shared_ptr<Flight> flight;
    Result<> committed;
};

/// Where the writer's thread puts what it has done; lives as long as somebody may come to it.
struct EventWorker::Inbox
{
    std::mutex mutex;
    std::vector<Ended> ended;
    /// How far a cursor was moved is only interesting if there was more.
    std::atomic<bool> isMoreToMove{false};
};

/// To be done when its time comes: given back to the broker, or tried again here.
struct EventWorker::Later
{
    SteadyTime when;
    std::shared_ptr<Flight> flight;
    bool isReturn = false;
};

EventWorker::EventWorker(Parts parts)
    : m_parts(std::move(parts))
    , m_inbox(std::make_shared<Inbox>())
    , m_afterFailure(250ms, 5s)
    , m_thread([this](const std::stop_token& stop) { loop(stop); })
{}

EventWorker::~EventWorker() = default;

void EventWorker::loop(const std::stop_token& stop)
{
    m_stop = stop;
    while (!isStopping()) {
        const Result<> conversed = converse();
        m_isConnected = false;
        m_parts.metrics.setConnected(BrokerMetrics::Part::Worker, false);
        m_broker.reset();
        if (conversed)
            continue;
        m_parts.metrics.countConnectFailure(BrokerMetrics::Part::Worker);
        // An outage is told of once, and not at each try.
        if (const QString& why = conversed.error().detail; why != m_lastFailure) {
            m_parts.log.write(LogLevel::Error, {}, "the worker cannot go on"_L1,
                              {{"code"_L1, conversed.error().code}, {"detail"_L1, why}});
            m_lastFailure = why;
        }
        pauseFor(m_afterFailure.next(), m_stop);
    }
}

Result<> EventWorker::connect()
{
    ++m_session;
    m_inFlight = 0;
    m_later.clear();
    CH_TRY(m_broker, AmqpConnection::open(m_parts.address, "order-service worker"));
    std::vector<QByteArray> names;
    for (const Consumer* consumer : m_parts.consumers)
        names.push_back(nameOf(*consumer));
    CH_CHECK(declareTopology(*m_broker, names));
    CH_CHECK(m_broker->prefetch(kPrefetch));
    for (const QByteArray& name : names)
        CH_CHECK(m_broker->consume(queueOf(name), name));
    return m_broker->consume(kClosingQueue, kClosingQueue);
}

Result<> EventWorker::converse()
{
    CH_CHECK(connect());
    m_isConnected = true;
    m_parts.metrics.setConnected(BrokerMetrics::Part::Worker, true);
    m_parts.log.write(LogLevel::Info, {}, "consuming"_L1);
    m_lastFailure.clear();
    std::optional<SteadyTime> end;
    while (true) {
        if (!end && isStopping())
            end = steady_clock::now() + kFarewell;
        if (end && (m_inFlight == 0 || steady_clock::now() > *end))
            return ok();
        CH_TRY(const AmqpEvent event, m_broker->wait(m_inFlight > 0 ? kWhileInFlight : kIdle));
        // While stopping what still comes is left to another worker.
        if (!end || !std::holds_alternative<AmqpDelivery>(event))
            CH_CHECK(handle(event));
        CH_CHECK(land());
        CH_CHECK(doWhatIsDue());
        moveCursors();
    }
}

Result<> EventWorker::handle(const AmqpEvent& event)
{
    if (const auto* delivery = std::get_if<AmqpDelivery>(&event))
        return take(*delivery);
    if (const auto* cancelled = std::get_if<AmqpCancelled>(&event))
        return Error{.kind = ErrorKind::Offline,
                     .code = u"BROKER"_s,
                     .detail = u"The queue of %1 is gone"_s.arg(QString::fromLatin1(cancelled->consumer))};
    return ok();
}

Result<> EventWorker::take(const AmqpDelivery& delivery)
{
    auto flight = std::make_shared<Flight>();
    flight->session = m_session;
    flight->tag = delivery.tag;
    flight->returns = delivery.returns;
    if (delivery.consumer == kClosingQueue) {
        flight->event.trace = TraceId::fromText(delivery.message.trace).value_or(TraceId());
        submit(flight);
        return ok();
    }
    const auto found = std::ranges::find_if(
        m_parts.consumers, [&delivery](const Consumer* consumer) { return nameOf(*consumer) == delivery.consumer; });
    auto event = eventFromJson(delivery.message.body);
    if (found == m_parts.consumers.end() || !event) {
        m_parts.metrics.countConsumed(delivery.consumer, BrokerMetrics::Consumed::Unreadable);
        m_parts.log.write(LogLevel::Error, TraceId::fromText(delivery.message.trace).value_or(TraceId()),
                          "a message is no event"_L1,
                          {{"consumer"_L1, QByteArrayView(delivery.consumer)},
                           {"message_id"_L1, QByteArrayView(delivery.message.id)}});
        return m_broker->reject(delivery.tag, false);
    }
    flight->consumer = *found;
    flight->event = *std::move(event);
    submit(flight);
    return ok();
}

void EventWorker::submit(const std::shared_ptr<Flight>& flight)
{
    ++m_inFlight;
    const auto done = [inbox = m_inbox, flight](Result<> committed) {
        const std::lock_guard lock(inbox->mutex);
        inbox->ended.push_back({flight, std::move(committed)});
    };
    if (!flight->consumer) {
        // Exactly what the sweeper does; the message only says that it is time.
        m_parts.writes.submit({.work =
                                   [flight](WriteContext& context) {
                                       const auto closed = closeExpiredOrders(context, kClosedAtOnce);
                                       flight->ordersClosed = closed ? closed->count : 0;
                                       flight->error = closed ? std::nullopt : std::optional(closed.error());
                                       return StepVerdict{.keep = bool(closed)};
                                   },
                               .done = done});
        return;
    }
    m_parts.writes.submit({.work =
                               [flight](WriteContext& context) {
                                   const auto consumed = consume(context, *flight->consumer, flight->event);
                                   flight->isFirst = consumed && *consumed;
                                   flight->error = consumed ? std::nullopt : std::optional(consumed.error());
                                   return StepVerdict{.keep = bool(consumed)};
                               },
                           .done = done});
}

Result<> EventWorker::land()
{
    std::vector<Ended> all;
    {
        const std::lock_guard lock(m_inbox->mutex);
        all.swap(m_inbox->ended);
    }
    for (Ended& ended : all) {
        if (ended.flight->session != m_session) {
            if (ended.committed && ended.flight->isFirst)
                ended.flight->consumer->committed();
            continue;
        }
        CH_CHECK(settle(ended));
    }
    return ok();
}

Result<> EventWorker::settle(Ended& ended)
{
    Flight& flight = *ended.flight;
    if (!ended.committed || flight.error)
        return settleFailed(ended);
    --m_inFlight;
    CH_CHECK(m_broker->acknowledge(flight.tag));
    m_afterFailure.reset();
    m_storeFailure.clear();
    if (!flight.consumer) {
        m_parts.metrics.countHint(flight.ordersClosed);
        if (flight.ordersClosed > 0)
            m_parts.log.write(LogLevel::Info, flight.event.trace, "closed after a reminder"_L1,
                              {{"orders_closed"_L1, qint64(flight.ordersClosed)}});
        return ok();
    }
    const QByteArray name = nameOf(*flight.consumer);
    m_parts.metrics.countConsumed(name,
                                  flight.isFirst ? BrokerMetrics::Consumed::Done : BrokerMetrics::Consumed::Repeated);
    if (flight.isFirst)
        flight.consumer->committed();
    m_parts.log.write(LogLevel::Info, flight.event.trace, flight.isFirst ? "consumed"_L1 : "consumed before"_L1,
                      {{"consumer"_L1, QByteArrayView(name)},
                       {"event_id"_L1, flight.event.id()},
                       {"type"_L1, QByteArrayView(routingKeyOf(flight.event.kind))}});
    return ok();
}

Result<> EventWorker::settleFailed(Ended& ended)
{
    Flight& flight = *ended.flight;
    const Error error = ended.committed ? *flight.error : ended.committed.error();
    if (isStoreFailure(error) && !isStopping()) {
        // The message stays here, and the broker counts nothing against it. Told of once, and not at each try.
        if (std::exchange(m_storeFailure, error.code) != error.code)
            m_parts.log.write(LogLevel::Error, flight.event.trace, "events wait for the store"_L1,
                              {{"code"_L1, error.code}, {"detail"_L1, error.detail}});
        m_later.push_back({steady_clock::now() + kAfterStoreFailure, ended.flight, false});
        return ok();
    }
    --m_inFlight;
    // A reminder may be lost: the sweeper does it then.
    if (!flight.consumer)
        return m_broker->acknowledge(flight.tag);
    const QByteArray name = nameOf(*flight.consumer);
    m_parts.metrics.countConsumed(name, BrokerMetrics::Consumed::Failed);
    m_parts.log.write(flight.returns >= kDeliveryLimit ? LogLevel::Error : LogLevel::Warning, flight.event.trace,
                      flight.returns >= kDeliveryLimit ? "given up: a dead letter"_L1 : "not consumed"_L1,
                      {{"consumer"_L1, QByteArrayView(name)},
                       {"event_id"_L1, flight.event.id()},
                       {"code"_L1, error.code},
                       {"detail"_L1, error.detail},
                       {"returns"_L1, flight.returns}});
    const auto pause =
        std::min<std::chrono::milliseconds>(kLongestReturn, kFirstReturn * (1 << std::min<qint64>(flight.returns, 10)));
    m_later.push_back({steady_clock::now() + pause, ended.flight, true});
    return ok();
}

Result<> EventWorker::doWhatIsDue()
{
    if (m_later.empty())
        return ok();
    const auto now = steady_clock::now();
    const bool isEnding = isStopping();
    std::vector<Later> due;
    std::erase_if(m_later, [&](Later& later) {
        const bool isDue = isEnding || later.when <= now;
        if (isDue)
            due.push_back(later);
        return isDue;
    });
    for (Later& later : due) {
        if (later.isReturn) {
            CH_CHECK(m_broker->reject(later.flight->tag, true));
            continue;
        }
        --m_inFlight;
        if (!isEnding)
            submit(later.flight);
    }
    return ok();
}

void EventWorker::moveCursors()
{
    const auto now = steady_clock::now();
    if (now < m_nextMove && !(m_inbox->isMoreToMove && now >= m_nextMove - kBetweenMoves + kMoveMore))
        return;
    m_nextMove = now + kBetweenMoves;
    m_inbox->isMoreToMove = false;
    if (!m_db) {
        auto opened = m_parts.openReader();
        if (!opened)
            return;
        m_db = *std::move(opened);
    }
    for (Consumer* consumer : m_parts.consumers) {
        if (!consumer->refresh(*m_db)) {
            m_db.reset();
            return;
        }
        m_parts.writes.submit({.work =
                                   [inbox = m_inbox, name = QString(consumer->name()),
                                    wanted = wantedBy(*consumer)](WriteContext& context) {
                                       // Before there is a relay nothing came by the broker.
                                       const auto relay = cursorOf(context.db, kRelayCursor);
                                       if (!relay || !*relay)
                                           return StepVerdict{.keep = bool(relay)};
                                       const auto passed = passConsumed(context, name, wanted, kMovedAtOnce);
                                       if (passed && *passed == kMovedAtOnce)
                                           inbox->isMoreToMove = true;
                                       return StepVerdict{.keep = bool(passed)};
                                   },
                               .done = [](const Result<>&) {}});
    }
}

} // namespace ch::server
