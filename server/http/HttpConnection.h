// SPDX-License-Identifier: Apache-2.0
// One client's connection: reads requests one after the other, hands each to the handler, writes its answer, keeps time.
// What differs between plain and TLS sockets is in the subclasses (SocketConnection.cpp). I/O thread only.
#pragma once

#include "server/http/EventStream.h"
#include "server/http/InputBuffer.h"
#include "server/http/RequestParser.h"

#include <boost/asio/buffer.hpp>
#include <boost/intrusive/list_hook.hpp>

#include <array>
#include <optional>

namespace ch::server {

class Listener;

using Instant = std::chrono::steady_clock::time_point;

class HttpConnection : public std::enable_shared_from_this<HttpConnection>, public boost::intrusive::list_base_hook<>
{
public:
    explicit HttpConnection(Listener& listener);
    virtual ~HttpConnection();

    void start();
    /// Answers 503 without reading, for want of room.
    void startRefused();
    /// The answer to the exchange of that serial number; ignored if that one is over.
    void respond(quint64 serial, Response response);
    /// The stream's queue has something to do.
    void streamReady();
    /// Ends what has taken too long. Called once in a while.
    void checkDeadline(Instant now);
    /// The service goes down: a stream ends; requests in flight go on.
    void beginDrain();
    void close();

    /// Waits for a request, of which nothing has arrived yet.
    bool isIdle() const { return m_phase == Phase::Idle; }

protected:
    using Buffers = std::array<boost::asio::const_buffer, 2>;

    virtual void handshake() = 0;
    virtual void read(char* to, std::size_t room) = 0;
    /// Stops a read that is under way.
    virtual void cancelRead() = 0;
    /// Writes what goes at once, how much; nothing if the connection failed.
    virtual std::optional<std::size_t> writeNow(const Buffers& buffers) = 0;
    /// Writes all of it; the memory stays until onWritten().
    virtual void write(const Buffers& buffers) = 0;
    virtual void endSending() = 0;
    /// Reads to throw away, below TLS.
    virtual void discard(char* to, std::size_t room) = 0;
    virtual void closeSocket() = 0;

    void onHandshake(bool good);
    void onRead(bool good, std::size_t count);
    void onWritten(bool good);
    void onSendingEnded();
    void onDiscarded(bool good, std::size_t count);

private:
    enum class Phase { Handshake, Idle, Head, Body, Handling, Writing, Streaming, Lingering, Closed };

    /// What is known of the request being answered.
    struct Exchange
    {
        Method method = Method::Other;
        QByteArray target;
        TraceId trace;
        Instant startedAt;
        bool isHead = false;
        bool isHttp11 = true;
        bool keepsAlive = false;
        bool isHandled = false;
        bool isRecorded = false;
        int status = 0;
        QString reason;
    };

    void enter(Phase phase, Instant now);
    void run();
    void startReading();
    bool skipEmptyLines();
    bool advanceHead();
    bool advanceBody();
    void parseHead(std::size_t length, Instant now);
    void sendContinue();
    void beginExchange(Instant startedAt);
    void dispatch(Instant now);
    void callHandler();
    void refuse(const Error& error, Instant startedAt);

    void answer(Response response);
    enum class Sent { All, Later, Failed };
    /// Writes the listener's scratch, then `body`.
    Sent put(QByteArray body);
    void send(QByteArray body, Phase after);
    void afterWrite();
    void record();
    void linger();
    void discardMore();

    void openStream();
    void pumpStream(Instant now);
    void writeEvents(QByteArray events, Instant now);
    void eventsWritten(Instant now);
    void endStream();

    Listener& m_listener;
    std::shared_ptr<HttpConnection> m_self;
    Phase m_phase = Phase::Handshake;
    Phase m_afterWrite = Phase::Idle;
    bool m_isReading = false;
    bool m_isDispatching = false;
    bool m_isWritingEvents = false;
    Instant m_deadline = Instant::max();
    Instant m_requestBegan;

    InputBuffer m_input;
    HeadScanner m_scanner;
    std::optional<RequestParser> m_parser;

    quint64 m_serial = 0;
    Exchange m_exchange;
    std::optional<Response> m_inlineAnswer;

    /// Kept only while a write is under way that did not go at once.
    std::string m_outHead;
    QByteArray m_outBody;
    std::shared_ptr<const void> m_keptUntilWritten;
    qint64 m_discarded = 0;

    std::function<void(std::shared_ptr<EventSink>)> m_onStream;
    std::shared_ptr<StreamQueue> m_stream;
    qsizetype m_eventBytes = 0;
};

} // namespace ch::server
