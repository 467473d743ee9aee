// SPDX-License-Identifier: Apache-2.0
// What was published and is not confirmed yet: whether the broker has all of an event's messages, so that it may be marked as
// sent (R13).
// Belongs to one thread.
#pragma once

#include "server/amqp/AmqpEvent.h"

#include <map>

namespace ch::server {

class PublishWindow
{
public:
    /// A message of the event with this index in its page was published under that number.
    void expect(quint64 number, size_t event, QByteArray key, QByteArray messageId);
    /// Of numbers that are not expected nothing is said: a window may begin with confirmations of the one before.
    void confirm(const AmqpConfirmed& confirmed);
    /// Comes before the confirmation of the same message, which then means nothing. False if it is none of ours.
    bool giveBack(const AmqpReturned& returned);

    bool isSettled() const { return m_waiting.empty(); }
    size_t waiting() const { return m_waiting.size(); }
    /// How many events of a page of that size, counted from its first, are wholly with the broker. Once settled.
    size_t taken(size_t events) const { return std::min(events, m_firstRefused); }

private:
    struct Sent
    {
        size_t event = 0;
        QByteArray key;
        QByteArray messageId;
    };
    void refuse(size_t event) { m_firstRefused = std::min(m_firstRefused, event); }

    std::map<quint64, Sent> m_waiting;
    size_t m_firstRefused = size_t(-1);
};

} // namespace ch::server
