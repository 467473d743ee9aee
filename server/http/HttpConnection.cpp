// SPDX-License-Identifier: Apache-2.0
// Reading: from bytes to the handler. What follows the handler is in HttpConnectionAnswers.cpp.
#include "server/http/HttpConnection.h"

#include "server/http/Listener.h"
#include "server/http/PendingAnswer.h"

#include <QDebug>

#include <exception>

namespace ch::server {

using namespace std::chrono_literals;

namespace {

/// What an idle connection keeps for its next request: most of ours fit.
constexpr std::size_t kIdleBuffer = 1024;
constexpr std::size_t kBodyBuffer = 32 * 1024;
/// What a request line has besides the target.
constexpr std::size_t kAroundTarget = 64;
constexpr auto kLingerTime = 2s;
constexpr qsizetype kMebibyte = 1024 * 1024;

/// A method begins with one of these; a TLS greeting or other noise does not.
bool canBeginRequest(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

} // namespace

HttpConnection::HttpConnection(Listener& listener) : m_listener(listener) {}

HttpConnection::~HttpConnection() = default;

void HttpConnection::start()
{
    m_self = shared_from_this();
    m_listener.add(*this);
    enter(Phase::Handshake, std::chrono::steady_clock::now());
    handshake();
}

void HttpConnection::startRefused()
{
    m_self = shared_from_this();
    m_listener.add(*this);
    refuse(refusal(Reason::Unavailable), std::chrono::steady_clock::now());
}

void HttpConnection::enter(Phase phase, Instant now)
{
    const bool wasIdle = isIdle();
    m_phase = phase;
    if (wasIdle != isIdle())
        m_listener.idleChanged(*this, isIdle());
    const HttpLimits& limits = m_listener.limits();
    switch (phase) {
    case Phase::Handshake:
    case Phase::Head:
        m_deadline = now + limits.headerTimeout;
        break;
    case Phase::Idle:
        m_deadline = now + limits.idleTimeout;
        break;
    case Phase::Body:
        m_deadline = now + limits.bodyTimeout;
        break;
    case Phase::Writing:
        m_deadline = now + limits.writeTimeout * (1 + m_outBody.size() / kMebibyte);
        break;
    case Phase::Lingering:
        m_deadline = now + kLingerTime;
        break;
    case Phase::Handling:
    case Phase::Streaming:
    case Phase::Closed:
        m_deadline = Instant::max();
        break;
    }
}

void HttpConnection::onHandshake(bool good)
{
    if (m_phase != Phase::Handshake)
        return;
    if (!good)
        return close();
    enter(Phase::Idle, std::chrono::steady_clock::now());
    run();
}

void HttpConnection::onRead(bool good, std::size_t count)
{
    m_isReading = false;
    switch (m_phase) {
    case Phase::Idle:
    case Phase::Head:
    case Phase::Body:
        if (!good)
            return close();
        m_input.commit(count);
        return run();
    case Phase::Streaming:
        // Nothing that a client says after asking for a stream means anything, except that it leaves.
        if (!good)
            return close();
        return startReading();
    case Phase::Lingering:
        m_discarded += static_cast<qint64>(count);
        return endSending();
    case Phase::Handshake:
    case Phase::Handling:
    case Phase::Writing:
    case Phase::Closed:
        // The answer to a request that came too slowly is being written; it does not matter any more what else came.
        return;
    }
}

void HttpConnection::run()
{
    for (;;) {
        switch (m_phase) {
        case Phase::Idle:
            if (!skipEmptyLines())
                return startReading();
            m_scanner = {};
            m_requestBegan = std::chrono::steady_clock::now();
            enter(Phase::Head, m_requestBegan);
            break;
        case Phase::Head:
            if (!advanceHead())
                return startReading();
            break;
        case Phase::Body:
            if (!advanceBody())
                return startReading();
            break;
        default:
            return;
        }
    }
}

void HttpConnection::startReading()
{
    if (m_isReading)
        return;
    std::size_t capacity = kIdleBuffer;
    if (m_phase == Phase::Body)
        capacity = std::max(kBodyBuffer, static_cast<std::size_t>(m_listener.limits().headerBytes));
    else if (m_phase == Phase::Streaming)
        m_input.consume(m_input.size());
    else if (m_input.isEmpty())
        m_input.shrink(kIdleBuffer);
    else
        capacity = std::max(kIdleBuffer, 2 * m_input.size());
    char* const to = m_input.prepare(capacity);
    m_isReading = true;
    read(to, m_input.room());
}

bool HttpConnection::skipEmptyLines()
{
    // Some clients end a body with a line break that its length does not count.
    while (m_input.bytes().starts_with("\r\n"))
        m_input.consume(2);
    return !m_input.isEmpty() && m_input.bytes() != "\r";
}

bool HttpConnection::advanceHead()
{
    const std::string_view bytes = m_input.bytes();
    const HttpLimits& limits = m_listener.limits();
    if (!canBeginRequest(bytes.front())) {
        refuse(refusal(Reason::BadRequest, R"({"field":"request","problem":"is no HTTP"})"), m_requestBegan);
        return true;
    }
    switch (m_scanner.scan(bytes)) {
    case HeadScanner::State::Malformed:
        refuse(refusal(Reason::BadRequest,
                       R"({"field":"headers","problem":"must have lines that end in CR LF and go on in no next one"})"),
               m_requestBegan);
        return true;
    case HeadScanner::State::Incomplete:
        if (m_scanner.isInFirstLine() && bytes.size() > static_cast<std::size_t>(limits.targetBytes) + kAroundTarget)
            refuse(refusal(Reason::UriTooLong), m_requestBegan);
        else if (bytes.size() > static_cast<std::size_t>(limits.headerBytes))
            refuse(refusal(Reason::HeadersTooLarge), m_requestBegan);
        else
            return false;
        return true;
    case HeadScanner::State::Complete:
        break;
    }
    parseHead(m_scanner.end(), std::chrono::steady_clock::now());
    return true;
}

void HttpConnection::parseHead(std::size_t length, Instant now)
{
    m_parser.emplace(m_listener.limits());
    const bool isTooLong = length > static_cast<std::size_t>(m_listener.limits().headerBytes);
    m_parser->take(
        m_input.bytes().substr(0, std::min(length, static_cast<std::size_t>(m_listener.limits().headerBytes))));
    if (m_parser->hasFailed())
        return refuse(m_parser->failure(), m_requestBegan);
    if (isTooLong)
        return refuse(refusal(Reason::HeadersTooLarge), m_requestBegan);
    m_input.consume(length);
    if (m_parser->isComplete())
        return dispatch(now);
    enter(Phase::Body, now);
    if (m_parser->wantsContinue() && m_input.isEmpty())
        sendContinue();
}

void HttpConnection::sendContinue()
{
    m_listener.scratch() = "HTTP/1.1 100 Continue\r\n\r\n";
    send({}, Phase::Body);
}

bool HttpConnection::advanceBody()
{
    if (m_input.isEmpty())
        return false;
    const std::size_t used = m_parser->take(m_input.bytes());
    m_input.consume(used);
    if (m_parser->hasFailed()) {
        refuse(m_parser->failure(), m_requestBegan);
    } else if (m_parser->isComplete()) {
        dispatch(std::chrono::steady_clock::now());
    } else if (used == 0 && m_input.size() >= kBodyBuffer) {
        // The line of a chunk, or its trailers, larger than anybody needs.
        refuse(refusal(Reason::BadRequest, R"({"field":"body","problem":"must have shorter lines around its chunks"})"),
               m_requestBegan);
    } else {
        return !m_input.isEmpty() && used > 0;
    }
    return true;
}

void HttpConnection::beginExchange(Instant startedAt)
{
    m_exchange = {};
    m_exchange.startedAt = startedAt;
    if (m_parser) {
        Request& request = m_parser->request();
        m_exchange.method = request.method;
        m_exchange.target = request.target;
        m_exchange.trace = request.trace;
        m_exchange.isHead = m_parser->isHead();
        m_exchange.isHttp11 = m_parser->isHttp11();
    }
    if (m_exchange.trace.isNull())
        m_exchange.trace = TraceId::random();
}

void HttpConnection::refuse(const Error& error, Instant startedAt)
{
    beginExchange(startedAt);
    m_parser.reset();
    Response response = failure(error, m_exchange.trace);
    response.closeConnection = true;
    answer(std::move(response));
}

void HttpConnection::dispatch(Instant now)
{
    if (m_listener.isDraining())
        return refuse(refusal(Reason::Unavailable), now);
    beginExchange(now);
    m_exchange.keepsAlive = m_parser->keepsAlive();
    m_exchange.isHandled = true;
    ++m_serial;
    enter(Phase::Handling, now);
    callHandler();
    if (m_inlineAnswer) {
        Response response = std::move(*m_inlineAnswer);
        m_inlineAnswer.reset();
        answer(std::move(response));
    }
}

void HttpConnection::callHandler()
{
    Request request = std::move(m_parser->request());
    m_parser.reset();
    request.trace = m_exchange.trace;
    auto pending = std::make_shared<PendingAnswer>(m_listener.loop(), weak_from_this(), m_serial, m_exchange.trace);
    const char* what = nullptr;
    m_isDispatching = true;
    try {
        m_listener.handler()(std::move(request), [pending = std::move(pending)](Response response) {
            pending->answer(std::move(response));
        });
    } catch (const std::exception& failure) {
        what = failure.what();
        qCritical("%s: the handler threw: %s", m_exchange.trace.toBytes().constData(), what);
    } catch (...) {
        what = "";
        qCritical("%s: the handler threw something that is no std::exception", m_exchange.trace.toBytes().constData());
    }
    m_isDispatching = false;
    if (what != nullptr && !m_inlineAnswer)
        m_inlineAnswer = failure(refusal(Reason::Internal), m_exchange.trace);
}

void HttpConnection::respond(quint64 serial, Response response)
{
    if (m_phase != Phase::Handling || serial != m_serial)
        return;
    if (m_isDispatching) {
        // The handler is still on the stack; the answer goes out when it has returned.
        if (!m_inlineAnswer)
            m_inlineAnswer = std::move(response);
        return;
    }
    answer(std::move(response));
    run();
}

void HttpConnection::checkDeadline(Instant now)
{
    if (now < m_deadline)
        return;
    switch (m_phase) {
    case Phase::Head:
    case Phase::Body:
        return refuse(refusal(Reason::RequestTimeout), m_requestBegan);
    case Phase::Streaming:
        if (m_isWritingEvents)
            return close();
        return writeEvents(":\n\n", now);
    default:
        return close();
    }
}

void HttpConnection::close()
{
    if (m_phase == Phase::Closed)
        return;
    const auto self = shared_from_this();
    if (m_phase == Phase::Writing && m_afterWrite != Phase::Body)
        record();
    enter(Phase::Closed, {});
    if (m_stream)
        m_stream->markClosed();
    m_onStream = nullptr;
    m_keptUntilWritten.reset();
    closeSocket();
    m_listener.remove(*this);
    m_self.reset();
}

} // namespace ch::server
