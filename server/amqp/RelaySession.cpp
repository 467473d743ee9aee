// SPDX-License-Identifier: Apache-2.0
#include "server/amqp/RelaySession.h"

#include "server/amqp/Topology.h"
#include "server/observe/BrokerMetrics.h"
#include "server/observe/JsonLog.h"

namespace ch::server {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

// So many are published between two looks at what the broker says.
constexpr int kBetweenLooks = 32;
// A broker that has no alarm and confirms nothing for so long is given up.
constexpr auto kConfirmLimit = 30s;
constexpr auto kLook = 100ms;

Error ended()
{
    return Error{.kind = ErrorKind::Cancelled, .code = u"CANCELLED"_s};
}

} // namespace

RelaySession::RelaySession(std::unique_ptr<AmqpConnection> broker, Parts parts)
    : m_broker(std::move(broker))
    , m_parts(std::move(parts))
{}

RelaySession::~RelaySession()
{
    m_parts.metrics.setBlocked(false);
}

Result<std::unique_ptr<RelaySession>> RelaySession::open(const AmqpAddress& address, Parts parts)
{
    CH_TRY(auto broker, AmqpConnection::open(address, "order-service relay"));
    CH_CHECK(declareTopology(*broker, parts.consumers));
    CH_CHECK(broker->confirmPublishes());
    return std::unique_ptr<RelaySession>(new RelaySession(std::move(broker), std::move(parts)));
}

Result<size_t> RelaySession::publish(std::span<const Outgoing> messages, size_t events)
{
    m_window = {};
    m_returned = 0;
    int sinceLook = 0;
    for (const Outgoing& outgoing : messages) {
        if (++sinceLook % kBetweenLooks == 0)
            CH_CHECK(hear(0ms));
        CH_CHECK(waitWhileBlocked());
        CH_TRY(const quint64 number, m_broker->publish(outgoing.exchange, outgoing.key, outgoing.message));
        m_window.expect(number, outgoing.event, outgoing.key, outgoing.message.id);
    }
    auto lastProgress = std::chrono::steady_clock::now();
    size_t waiting = m_window.waiting();
    while (!m_window.isSettled()) {
        if (!m_parts.goesOn())
            return ended();
        CH_CHECK(hear(kLook));
        const auto now = std::chrono::steady_clock::now();
        if (m_window.waiting() != waiting || m_isBlocked) {
            waiting = m_window.waiting();
            lastProgress = now;
        }
        if (now - lastProgress > kConfirmLimit)
            return Error{
                .kind = ErrorKind::Timeout, .code = u"BROKER"_s, .detail = u"The broker confirmed nothing for 30 s"_s};
    }
    return m_window.taken(events);
}

Result<> RelaySession::listen(std::chrono::milliseconds limit)
{
    CH_CHECK(hear(limit));
    return waitWhileBlocked();
}

Result<> RelaySession::repair()
{
    return declareTopology(*m_broker, m_parts.consumers);
}

Result<> RelaySession::measureQueues(std::vector<QByteArray>& quiet)
{
    for (const QByteArray& consumer : m_parts.consumers) {
        CH_TRY(const auto queue, m_broker->lookAtQueue(queueOf(consumer)));
        CH_TRY(const auto dead, m_broker->lookAtQueue(deadQueueOf(consumer)));
        m_parts.metrics.setQueue(consumer, queue.messages, queue.consumers, dead.messages);
        if (queue.messages == 0 && dead.messages == 0 && queue.consumers > 0)
            quiet.push_back(consumer);
    }
    return ok();
}

Result<> RelaySession::hear(std::chrono::milliseconds limit)
{
    // All that is there, the first of it waited for.
    for (auto wait = limit;; wait = 0ms) {
        CH_TRY(const AmqpEvent event, m_broker->wait(wait));
        if (std::holds_alternative<std::monostate>(event))
            return ok();
        if (const auto* confirmed = std::get_if<AmqpConfirmed>(&event))
            m_window.confirm(*confirmed);
        else if (const auto* returned = std::get_if<AmqpReturned>(&event))
            noteReturned(*returned);
        else if (const auto* blocked = std::get_if<AmqpBlocked>(&event))
            noteBlocked(*blocked);
    }
}

Result<> RelaySession::waitWhileBlocked()
{
    while (m_isBlocked) {
        if (!m_parts.goesOn())
            return ended();
        CH_CHECK(hear(kLook));
    }
    return ok();
}

void RelaySession::noteReturned(const AmqpReturned& returned)
{
    m_window.giveBack(returned);
    m_parts.metrics.countReturned(consumerOfKey(returned.routingKey));
    // One line tells of all that a page gets back.
    if (m_returned++ > 0)
        return;
    m_parts.log.write(LogLevel::Error, {}, "no queue took an event"_L1,
                      {{"event_id"_L1, QByteArrayView(returned.messageId)},
                       {"exchange"_L1, QByteArrayView(returned.exchange)},
                       {"routing_key"_L1, QByteArrayView(returned.routingKey)},
                       {"reply"_L1, QByteArrayView(returned.why)}});
}

void RelaySession::noteBlocked(const AmqpBlocked& blocked)
{
    if (blocked.isBlocked == m_isBlocked)
        return;
    m_isBlocked = blocked.isBlocked;
    m_parts.metrics.setBlocked(m_isBlocked);
    if (m_isBlocked)
        m_parts.log.write(LogLevel::Warning, {}, "the broker takes nothing"_L1,
                          {{"reason"_L1, QByteArrayView(blocked.why)}});
    else
        m_parts.log.write(LogLevel::Info, {}, "the broker takes messages again"_L1);
}

} // namespace ch::server
