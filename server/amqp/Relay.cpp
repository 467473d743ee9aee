// SPDX-License-Identifier: Apache-2.0
#include "server/amqp/Relay.h"

#include "core/base/PauseFor.h"
#include "server/amqp/ClosingHintTable.h"
#include "server/amqp/Topology.h"
#include "server/observe/BrokerMetrics.h"
#include "server/observe/JsonLog.h"
#include "server/store/Leases.h"
#include "server/store/WriteStep.h"

#include <algorithm>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace {

// Events in a page: what is sent before one waits for its confirmations.
constexpr int kPage = 200;
// Cursors that only pass what nobody wants are written down so seldom.
constexpr qint64 kPassedUnwritten = 1'000;
constexpr qint64 kLeaseMs = 15'000;
constexpr auto kBetweenLeases = 5s;
constexpr auto kWhileNotOurs = 1s;
// How long an idle relay hears the broker before it looks whether it was woken; and looks without having been.
constexpr auto kIdle = 25ms;
constexpr auto kBetweenLooks = 1s;
constexpr auto kBetweenMeasures = 3s;
constexpr auto kBetweenRecoveries = 30s;
// What was relayed so long ago and was not consumed, with empty queues, is lost.
constexpr qint64 kLostAfterMs = 60'000;
constexpr int kRecoveredAtOnce = 500;

AmqpMessage messageOf(const Event& event)
{
    return {.id = event.id().toLatin1(),
            .kind = routingKeyOf(event.kind),
            .trace = event.trace.toBytes(),
            .timestampMs = event.at.epochMs(),
            .body = eventToJson(event)};
}

QByteArray nameOf(const Consumer& consumer)
{
    return QByteArray(consumer.name().data(), consumer.name().size());
}

} // namespace

struct Relay::Page
{
    std::vector<Event> events;
    std::vector<Outgoing> messages;
};

Relay::Relay(Parts parts)
    : m_parts(std::move(parts))
    , m_afterReturn(250ms, 5s)
    , m_afterFailure(250ms, 5s)
    , m_thread([this](const std::stop_token& stop) { loop(stop); })
{}

std::vector<QByteArray> Relay::consumerNames() const
{
    std::vector<QByteArray> names;
    for (const Consumer* consumer : m_parts.consumers)
        names.push_back(nameOf(*consumer));
    return names;
}

void Relay::loop(const std::stop_token& stop)
{
    m_stop = stop;
    while (!isStopping()) {
        if (!goesOn()) {
            pauseFor(kWhileNotOurs, m_stop);
            continue;
        }
        const Result<> conversed = converse();
        m_parts.metrics.setConnected(BrokerMetrics::Part::Relay, false);
        if (conversed || conversed.error().kind == ErrorKind::Cancelled)
            continue;
        m_parts.metrics.countConnectFailure(BrokerMetrics::Part::Relay);
        // An outage is told of once, and not at each try.
        if (const QString& why = conversed.error().detail; why != m_lastFailure) {
            m_parts.log.write(LogLevel::Error, {}, "the relay cannot go on"_L1,
                              {{"code"_L1, conversed.error().code}, {"detail"_L1, why}});
            m_lastFailure = why;
        }
        std::ignore = measureLag();
        pauseFor(m_afterFailure.next(), m_stop);
    }
    // The next one need not wait until the lease runs out.
    if (m_hasLease)
        std::ignore = runStep(m_parts.writes, [](WriteContext& context) {
            return tryLease(context.db, kRelayCursor, context.ids.owner(), 0);
        });
}

bool Relay::goesOn()
{
    if (isStopping())
        return false;
    if (const auto now = steady_clock::now(); now >= m_nextLease) {
        const auto leased = runStep(m_parts.writes, [](WriteContext& context) {
            return tryLease(context.db, kRelayCursor, context.ids.owner(), kLeaseMs);
        });
        const bool hadLease = std::exchange(m_hasLease, leased && *leased);
        m_nextLease = now + (m_hasLease ? steady_clock::duration(kBetweenLeases) : kWhileNotOurs);
        m_parts.metrics.setRelaying(m_hasLease);
        if (hadLease != m_hasLease)
            m_parts.log.write(LogLevel::Info, {}, m_hasLease ? "relaying"_L1 : "another instance relays"_L1);
    }
    return m_hasLease;
}

bool Relay::goesOnWaiting()
{
    if (const auto now = steady_clock::now(); now >= m_nextLag) {
        m_nextLag = now + kBetweenLooks;
        std::ignore = measureLag();
    }
    return goesOn();
}

Result<> Relay::converse()
{
    if (!m_db) {
        CH_TRY(m_db, m_parts.openReader());
    }
    if (auto read = readCursor(); !read) {
        // Another connection: this one may be what is wrong.
        m_db.reset();
        return read;
    }
    CH_TRY(const auto session, RelaySession::open(m_parts.address, {.consumers = consumerNames(),
                                                                    .log = m_parts.log,
                                                                    .metrics = m_parts.metrics,
                                                                    .goesOn = [this] { return goesOnWaiting(); }}));
    m_parts.metrics.setConnected(BrokerMetrics::Part::Relay, true);
    if (!m_lastFailure.isEmpty())
        m_parts.log.write(LogLevel::Info, {}, "the relay goes on"_L1);
    m_lastFailure.clear();
    return relayPages(*session);
}

Result<> Relay::readCursor()
{
    CH_TRY(const auto known, cursorOf(*m_db, kRelayCursor));
    if (known) {
        m_durable = m_seen = *known;
        return ok();
    }
    // The first time, it takes over from the consumers in the process.
    CH_TRY(m_seen, slowestCursor(*m_db));
    m_durable = {};
    return passTo(m_seen);
}

Result<> Relay::relayPages(RelaySession& session)
{
    while (goesOn()) {
        if (steady_clock::now() >= m_nextMeasure)
            CH_CHECK(measure(session));
        const bool isDue = m_isWoken.exchange(false) || steady_clock::now() >= m_nextLook;
        if (!isDue) {
            CH_CHECK(session.listen(kIdle));
            continue;
        }
        m_nextLook = steady_clock::now() + kBetweenLooks;
        CH_TRY(const bool isMore, relayPage(session));
        if (isMore)
            m_isWoken = true;
        else
            CH_CHECK(session.listen(kIdle));
    }
    return ok();
}

Result<bool> Relay::relayPage(RelaySession& session)
{
    auto page = readPage();
    if (!page) {
        // Another connection: this one may be what is wrong.
        m_db.reset();
        return page.error();
    }
    if (page->events.empty()) {
        m_parts.metrics.setRelayLag(0ms);
        return false;
    }
    size_t taken = page->events.size();
    if (!page->messages.empty()) {
        CH_TRY(taken, session.publish(page->messages, page->events.size()));
    }
    for (const Outgoing& outgoing : page->messages) {
        if (outgoing.event < taken && outgoing.exchange == kEventsExchange)
            m_parts.metrics.countPublished(consumerOfKey(outgoing.key));
    }
    if (taken > 0) {
        m_seen = page->events[taken - 1].cursor();
        if (!page->messages.empty() || m_seen.position - m_durable.position >= kPassedUnwritten)
            CH_CHECK(passTo(m_seen));
    }
    if (taken == page->events.size()) {
        m_afterReturn.reset();
        return page->events.size() == kPage;
    }
    // What is missing is made anew, the alarm stays in the metrics and in the log; and the same events are sent again.
    CH_CHECK(measureLag());
    pauseFor(m_afterReturn.next(), m_stop);
    CH_CHECK(session.repair());
    m_parts.log.write(LogLevel::Warning, {}, "queues and bindings declared anew"_L1);
    return true;
}

Result<Relay::Page> Relay::readPage()
{
    CH_TRY(auto snapshot, sql::Transaction::beginSnapshot(*m_db));
    for (Consumer* consumer : m_parts.consumers)
        CH_CHECK(consumer->refresh(*m_db));
    Page page;
    CH_TRY(page.events, readEvents(*m_db, m_seen, kPage));
    for (size_t i = 0; i < page.events.size(); ++i) {
        Event& event = page.events[i];
        AmqpMessage message;
        for (const Consumer* consumer : m_parts.consumers) {
            if (!consumer->wants(event.kind))
                continue;
            if (message.id.isEmpty()) {
                CH_CHECK(addOrders(*m_db, std::span(&event, 1)));
                message = messageOf(event);
            }
            page.messages.push_back({i, kEventsExchange, eventKeyOf(nameOf(*consumer), message.kind), message});
        }
        if (event.kind == TimelineKind::Placed)
            CH_CHECK(addHint(page, i));
    }
    CH_CHECK(snapshot.commit());
    return page;
}

Result<> Relay::addHint(Page& page, size_t event)
{
    const Event& placed = page.events[event];
    CH_TRY(const auto closing, closingTimeOf(*m_db, placed.orderId));
    if (!closing)
        return ok();
    // A second more than needed: never a reminder that comes too early to be of use.
    const qint64 ms = std::max<qint64>(closing->epochMs() - m_parts.clock.now().epochMs(), 0);
    const auto route = delayRoute((ms + 999) / 1000 + 1);
    if (!route)
        return ok();
    page.messages.push_back({event, route->exchange, route->key,
                             AmqpMessage{.id = placed.id().toLatin1(),
                                         .kind = "order.closing",
                                         .trace = placed.trace.toBytes(),
                                         .timestampMs = placed.at.epochMs(),
                                         .body = "{\"order_id\":\"" + placed.orderId.toString().toLatin1() + "\"}"}});
    return ok();
}

Result<> Relay::passTo(EventCursor to)
{
    CH_TRY(const bool isMoved, runStep(m_parts.writes, [this, to](WriteContext& context) {
               return moveCursor(context, kRelayCursor, m_durable, to);
           }));
    // Somebody else relayed meanwhile: what was sent twice is the consumers' to notice.
    if (!isMoved)
        return Error{.kind = ErrorKind::Cancelled, .code = u"CANCELLED"_s};
    m_durable = to;
    m_afterFailure.reset();
    return ok();
}

Result<> Relay::measure(RelaySession& session)
{
    const auto now = steady_clock::now();
    m_nextMeasure = now + kBetweenMeasures;
    std::vector<QByteArray> quiet;
    CH_CHECK(session.measureQueues(quiet));
    if (now < m_nextRecovery)
        return ok();
    m_nextRecovery = now + kBetweenRecoveries;
    for (const QByteArray& consumer : quiet) {
        CH_TRY(const bool isMore, recover(session, consumer));
        // A broker that lost much is not to get it back in portions of half a minute.
        if (isMore)
            m_nextRecovery = now;
    }
    return ok();
}

Result<bool> Relay::recover(RelaySession& session, const QByteArray& consumer)
{
    const auto found =
        std::ranges::find_if(m_parts.consumers, [&](const Consumer* one) { return nameOf(*one) == consumer; });
    const QString name = QString::fromLatin1(consumer);
    CH_TRY(const auto cursor, cursorOf(*m_db, name));
    CH_TRY(auto events, readEvents(*m_db, cursor.value_or(EventCursor()), kRecoveredAtOnce));
    const UtcTime before = m_parts.clock.now().plusMs(-kLostAfterMs);
    std::vector<Outgoing> messages;
    bool isMore = events.size() == size_t(kRecoveredAtOnce);
    for (Event& event : events) {
        if (event.cursor() > m_durable || event.at > before) {
            isMore = false;
            break;
        }
        if (!(*found)->wants(event.kind))
            continue;
        CH_TRY(const bool isDone, isConsumed(*m_db, name, event.cursor()));
        if (isDone)
            continue;
        CH_CHECK(addOrders(*m_db, std::span(&event, 1)));
        const AmqpMessage message = messageOf(event);
        messages.push_back({messages.size(), kEventsExchange, eventKeyOf(consumer, message.kind), message});
    }
    if (messages.empty())
        return false;
    CH_TRY(const size_t taken, session.publish(messages, messages.size()));
    m_parts.metrics.countRecovered(consumer, qint64(taken));
    m_parts.log.write(LogLevel::Warning, {}, "sent again what the broker had lost"_L1,
                      {{"consumer"_L1, QByteArrayView(consumer)}, {"events"_L1, qint64(taken)}});
    return isMore;
}

Result<> Relay::measureLag()
{
    if (!m_db)
        return ok();
    CH_TRY(const auto oldest, timeOfNextEvent(*m_db, m_seen));
    const qint64 ms = oldest ? m_parts.clock.now().epochMs() - oldest->epochMs() : 0;
    m_parts.metrics.setRelayLag(std::chrono::milliseconds(std::max<qint64>(ms, 0)));
    return ok();
}

} // namespace ch::server
