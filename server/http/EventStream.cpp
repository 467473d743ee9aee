// SPDX-License-Identifier: Apache-2.0
#include "server/http/EventStream.h"

#include "server/http/HttpConnection.h"

namespace ch::server {

bool StreamQueue::push(const QByteArray& event)
{
    const std::lock_guard lock(m_mutex);
    if (m_isClosed)
        return false;
    if (m_inFlight + m_waiting.size() + event.size() > kLimit) {
        m_isClosed = m_isOverflown = true;
        m_waiting.clear();
        return true;
    }
    m_waiting += event;
    return !std::exchange(m_isAnnounced, true);
}

bool StreamQueue::requestClose()
{
    const std::lock_guard lock(m_mutex);
    if (m_isClosed)
        return false;
    m_isClosed = true;
    return !std::exchange(m_isAnnounced, true);
}

void StreamQueue::markClosed()
{
    const std::lock_guard lock(m_mutex);
    m_isClosed = true;
    m_waiting.clear();
}

bool StreamQueue::isClosed() const
{
    const std::lock_guard lock(m_mutex);
    return m_isClosed;
}

bool StreamQueue::isOverflown() const
{
    const std::lock_guard lock(m_mutex);
    return m_isOverflown;
}

StreamQueue::Batch StreamQueue::take()
{
    const std::lock_guard lock(m_mutex);
    m_isAnnounced = false;
    m_inFlight += m_waiting.size();
    return {.events = std::exchange(m_waiting, {}), .isLast = m_isClosed};
}

void StreamQueue::written(qsizetype bytes)
{
    const std::lock_guard lock(m_mutex);
    m_inFlight -= bytes;
}

StreamSink::StreamSink(std::shared_ptr<IoLoop> loop, std::weak_ptr<HttpConnection> connection,
                       std::shared_ptr<StreamQueue> queue)
    : m_loop(std::move(loop))
    , m_connection(std::move(connection))
    , m_queue(std::move(queue))
{}

StreamSink::~StreamSink()
{
    if (m_queue->requestClose())
        announce();
}

void StreamSink::send(QByteArray event)
{
    if (m_queue->push(event))
        announce();
}

void StreamSink::close()
{
    if (m_queue->requestClose())
        announce();
}

bool StreamSink::isClosed() const
{
    return m_queue->isClosed();
}

void StreamSink::announce()
{
    // Always through the queue, even on the I/O thread: a service that rings a thousand streams in one turn then has each
    // of them write once, whatever it sent, and no stream closes under the hands of the one who is ringing.
    m_loop->post([connection = m_connection] {
        if (const auto alive = connection.lock())
            alive->streamReady();
    });
}

} // namespace ch::server
