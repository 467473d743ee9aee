// SPDX-License-Identifier: Apache-2.0
// Writing: answers, event streams, and the end of a connection. What precedes the handler is in HttpConnection.cpp.
#include "server/http/HttpConnection.h"
#include "server/http/Listener.h"
#include "server/http/ResponseHead.h"

#include <QDebug>

#include <charconv>
#include <exception>

namespace ch::server {

namespace {

/// Up to here copying a body behind its head is cheaper than handing the kernel two pieces.
constexpr qsizetype kCopiedBody = 4096;
constexpr std::size_t kScratchKept = 64 * 1024;
/// What is thrown away of a body that was refused. A client that sends all before it reads finds its answer only so.
constexpr qint64 kDiscardLimit = 128 * 1024 * 1024;

void appendView(std::string& out, const QByteArray& bytes)
{
    out.append(bytes.constData(), static_cast<std::size_t>(bytes.size()));
}

/// A comment one sweep late would be more than a heartbeat after the last one.
std::chrono::milliseconds heartbeatPause(std::chrono::milliseconds heartbeat)
{
    return heartbeat - std::min(heartbeat / 10, std::chrono::milliseconds(1000));
}

} // namespace

void HttpConnection::answer(Response response)
{
    m_exchange.status = response.status;
    m_exchange.reason = response.reason;
    const bool isStream = response.onStream && !m_exchange.isHead;
    ResponseFraming framing;
    framing.closes = isStream || response.closeConnection || !m_exchange.keepsAlive || m_listener.isDraining();
    framing.announcesKeepAlive = !m_exchange.isHttp11;
    framing.version = m_listener.version();
    if (isStream) {
        framing.body = m_exchange.isHttp11 ? ResponseFraming::Body::Chunked : ResponseFraming::Body::UntilClose;
        response.contentType = "text/event-stream; charset=utf-8";
        m_onStream = std::move(response.onStream);
    }
    std::string& out = m_listener.scratch();
    out.clear();
    appendResponseHead(out, response, m_exchange.trace, framing);
    QByteArray body;
    if (!m_exchange.isHead && !isStream) {
        if (response.body.size() <= kCopiedBody)
            appendView(out, response.body);
        else
            body = std::move(response.body);
    }
    m_keptUntilWritten = std::move(response.keptUntilWritten);
    send(std::move(body), isStream ? Phase::Streaming : framing.closes ? Phase::Lingering : Phase::Idle);
}

HttpConnection::Sent HttpConnection::put(QByteArray body)
{
    std::string& head = m_listener.scratch();
    const auto bodySize = static_cast<std::size_t>(body.size());
    const std::size_t total = head.size() + bodySize;
    const auto written = writeNow({boost::asio::buffer(head), boost::asio::buffer(body.constData(), bodySize)});
    if (!written)
        return Sent::Failed;
    if (*written == total) {
        if (head.capacity() > kScratchKept)
            head = {};
        return Sent::All;
    }
    m_outHead = std::exchange(head, {});
    m_outBody = std::move(body);
    const std::size_t ofHead = std::min(*written, m_outHead.size());
    const std::size_t ofBody = *written - ofHead;
    write({boost::asio::buffer(m_outHead) + ofHead, boost::asio::buffer(m_outBody.constData(), bodySize) + ofBody});
    return Sent::Later;
}

void HttpConnection::send(QByteArray body, Phase after)
{
    m_afterWrite = after;
    const Sent sent = put(std::move(body));
    enter(Phase::Writing, std::chrono::steady_clock::now());
    if (sent == Sent::Failed)
        close();
    else if (sent == Sent::All)
        afterWrite();
}

void HttpConnection::onWritten(bool good)
{
    m_outHead = {};
    m_outBody = {};
    if (m_phase == Phase::Closed)
        return;
    if (!good)
        return close();
    if (m_phase == Phase::Streaming) {
        m_isWritingEvents = false;
        return eventsWritten(std::chrono::steady_clock::now());
    }
    afterWrite();
    run();
}

void HttpConnection::afterWrite()
{
    m_keptUntilWritten.reset();
    const Instant now = std::chrono::steady_clock::now();
    if (m_afterWrite == Phase::Body)
        return enter(Phase::Body, now);
    record();
    if (m_afterWrite == Phase::Lingering)
        return linger();
    enter(m_afterWrite, now);
    if (m_afterWrite == Phase::Streaming)
        openStream();
}

void HttpConnection::record()
{
    if (std::exchange(m_exchange.isRecorded, true))
        return;
    const QByteArray reason = m_exchange.reason.toLatin1();
    const QByteArrayView target = m_exchange.target;
    const qsizetype query = target.indexOf('?');
    m_listener.record({.method = m_exchange.method,
                       .path = query < 0 ? target : target.first(query),
                       .status = m_exchange.status,
                       .reason = reason,
                       .trace = m_exchange.trace,
                       .duration = std::chrono::duration_cast<std::chrono::microseconds>(
                           std::chrono::steady_clock::now() - m_exchange.startedAt),
                       .isHandled = m_exchange.isHandled});
}

void HttpConnection::linger()
{
    // Closing with bytes unread would send a reset, which can overtake the answer: end our half first, then read on.
    enter(Phase::Lingering, std::chrono::steady_clock::now());
    if (m_isReading)
        cancelRead();
    else
        endSending();
}

void HttpConnection::onSendingEnded()
{
    if (m_phase == Phase::Lingering)
        discardMore();
}

void HttpConnection::discardMore()
{
    const std::span<char> bin = m_listener.wasteBin();
    discard(bin.data(), bin.size());
}

void HttpConnection::onDiscarded(bool good, std::size_t count)
{
    if (m_phase != Phase::Lingering)
        return;
    m_discarded += static_cast<qint64>(count);
    if (!good || m_discarded > kDiscardLimit)
        return close();
    discardMore();
}

void HttpConnection::openStream()
{
    m_stream = std::make_shared<StreamQueue>();
    m_deadline = std::chrono::steady_clock::now() + heartbeatPause(m_listener.limits().streamHeartbeat);
    const auto onStream = std::exchange(m_onStream, {});
    try {
        onStream(std::make_shared<StreamSink>(m_listener.loop(), weak_from_this(), m_stream));
    } catch (const std::exception& failure) {
        qCritical("%s: the stream's opener threw: %s", m_exchange.trace.toBytes().constData(), failure.what());
        return close();
    }
    startReading();
}

void HttpConnection::streamReady()
{
    if (m_phase == Phase::Streaming)
        pumpStream(std::chrono::steady_clock::now());
}

void HttpConnection::pumpStream(Instant now)
{
    if (m_stream->isOverflown())
        return close();
    if (m_isWritingEvents)
        return;
    StreamQueue::Batch batch = m_stream->take();
    m_eventBytes = batch.events.size();
    if (m_eventBytes > 0)
        writeEvents(std::move(batch.events), now);
    else if (batch.isLast)
        endStream();
}

void HttpConnection::writeEvents(QByteArray events, Instant now)
{
    std::string& out = m_listener.scratch();
    out.clear();
    if (m_exchange.isHttp11) {
        char digits[16];
        out.append(digits, std::to_chars(digits, digits + sizeof digits, events.size(), 16).ptr);
        out += "\r\n";
        events += "\r\n";
    }
    switch (put(std::move(events))) {
    case Sent::Failed:
        return close();
    case Sent::Later:
        m_isWritingEvents = true;
        m_deadline = now + m_listener.limits().writeTimeout;
        return;
    case Sent::All:
        return eventsWritten(now);
    }
}

void HttpConnection::eventsWritten(Instant now)
{
    m_stream->written(std::exchange(m_eventBytes, 0));
    m_deadline = now + heartbeatPause(m_listener.limits().streamHeartbeat);
    // More may have come while these were on their way, and closing sends no word of its own then.
    pumpStream(now);
}

void HttpConnection::endStream()
{
    m_stream->markClosed();
    std::string& out = m_listener.scratch();
    out = m_exchange.isHttp11 ? "0\r\n\r\n" : "";
    send({}, Phase::Lingering);
}

void HttpConnection::beginDrain()
{
    if (m_phase != Phase::Streaming)
        return;
    m_stream->requestClose();
    pumpStream(std::chrono::steady_clock::now());
}

} // namespace ch::server
