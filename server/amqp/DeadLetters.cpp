// SPDX-License-Identifier: Apache-2.0
#include "server/amqp/DeadLetters.h"

#include "server/amqp/Topology.h"

namespace ch::server {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kConfirmLimit = 30s;

DeadLetter letterOf(const QByteArray& consumer, const AmqpDelivery& delivery)
{
    return {.consumer = consumer, .message = delivery.message, .reason = delivery.deathReason};
}

} // namespace

DeadLetters::DeadLetters(AmqpAddress address, std::unique_ptr<AmqpConnection> broker)
    : m_address(std::move(address))
    , m_broker(std::move(broker))
{}

Result<DeadLetters> DeadLetters::open(const AmqpAddress& address)
{
    CH_TRY(auto broker, AmqpConnection::open(address, "order-service dead-letters"));
    CH_CHECK(broker->confirmPublishes());
    return DeadLetters(address, std::move(broker));
}

Result<> DeadLetters::look(const QByteArray& consumer, const std::function<bool(const DeadLetter&)>& show)
{
    CH_TRY(const auto queue, m_broker->lookAtQueue(deadQueueOf(consumer)));
    for (qint64 i = 0; i < queue.messages; ++i) {
        CH_TRY(const auto delivery, m_broker->get(deadQueueOf(consumer)));
        if (!delivery || !show(letterOf(consumer, *delivery)))
            break;
    }
    return putBack();
}

Result<qint64> DeadLetters::requeue(const QByteArray& consumer, const std::function<bool(const DeadLetter&)>& isMeant)
{
    CH_TRY(const auto queue, m_broker->lookAtQueue(deadQueueOf(consumer)));
    qint64 requeued = 0;
    // Only as many as there are now: what fails again comes again.
    for (qint64 i = 0; i < queue.messages; ++i) {
        CH_TRY(const auto delivery, m_broker->get(deadQueueOf(consumer)));
        if (!delivery)
            break;
        const DeadLetter letter = letterOf(consumer, *delivery);
        if (!isMeant(letter))
            continue;
        CH_CHECK(send(letter));
        CH_CHECK(m_broker->acknowledge(delivery->tag));
        ++requeued;
    }
    CH_CHECK(putBack());
    return requeued;
}

Result<> DeadLetters::send(const DeadLetter& letter)
{
    CH_TRY(const quint64 number, m_broker->publish({}, queueOf(letter.consumer), letter.message));
    const auto end = std::chrono::steady_clock::now() + kConfirmLimit;
    bool isReturned = false;
    while (std::chrono::steady_clock::now() < end) {
        CH_TRY(const AmqpEvent event, m_broker->wait(100ms));
        isReturned = isReturned || std::holds_alternative<AmqpReturned>(event);
        const auto* confirmed = std::get_if<AmqpConfirmed>(&event);
        if (!confirmed || confirmed->number < number)
            continue;
        if (confirmed->isTaken && !isReturned)
            return ok();
        break;
    }
    return Error{.kind = ErrorKind::Offline,
                 .code = u"BROKER"_s,
                 .detail = u"The broker did not take the event %1 back; it stays among the dead letters."_s.arg(
                     QString::fromUtf8(letter.message.id))};
}

Result<> DeadLetters::putBack()
{
    m_broker.reset();
    CH_TRY(m_broker, AmqpConnection::open(m_address, "order-service dead-letters"));
    return m_broker->confirmPublishes();
}

} // namespace ch::server
