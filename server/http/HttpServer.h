// SPDX-License-Identifier: Apache-2.0
// The adapter between sockets and the service: the only user of the HTTP library (see HttpServer.cpp). One I/O thread serves
// all listeners; every limit of the fault catalogue's S21 and S22 is answered in the envelope, then the connection closes.
// Constructed and destroyed on one thread; callbacks run on the I/O thread.
#pragma once

#include "core/base/Result.h"
#include "server/http/Request.h"
#include "server/http/Response.h"

#include <chrono>
#include <functional>
#include <memory>

namespace ch::server {

struct HttpLimits
{
    qsizetype bodyBytes = 1024 * 1024;
    qsizetype headerBytes = 16 * 1024;
    qsizetype targetBytes = 8 * 1024;
    /// Total times, whatever trickles in meanwhile.
    std::chrono::milliseconds headerTimeout{10'000};
    std::chrono::milliseconds bodyTimeout{20'000};
    std::chrono::milliseconds idleTimeout{60'000};
    /// For each mebibyte begun: a large answer over a slow line is no offence.
    std::chrono::milliseconds writeTimeout{30'000};
    /// Beyond it a new connection takes the place of the one that has been idle longest; if none is idle it gets 503.
    int connections = 4096;
    std::chrono::milliseconds streamHeartbeat{15'000};
};

struct ListenOptions
{
    /// "127.0.0.1:8080", "[::1]:0"; port 0 picks a free one.
    QString address;
    /// PEM files; both or neither. TLS 1.2 at least.
    QString tlsCertificateFile;
    QString tlsKeyFile;
    HttpLimits limits;
};

/// What one listener does with a request. Called on the I/O thread and must not block it; `respond` may be called from any
/// thread, exactly once, now or later (a client that went away in the meantime is no error).
using Responder = std::function<void(Response)>;
using RequestHandler = std::function<void(Request, Responder)>;

/// One request as it went, for the access log and the metrics. Called on the I/O thread after the answer was written.
struct RequestRecord
{
    Method method;
    QByteArrayView path;
    int status;
    QByteArrayView reason;
    TraceId trace;
    /// From the request's last byte (of a refused one: its first) to the answer's.
    std::chrono::microseconds duration;
    /// False: refused by the adapter; the handler never saw it, and the path may be empty.
    bool isHandled;
};

class HttpServer
{
public:
    HttpServer();
    /// Closes whatever is still open.
    ~HttpServer();

    /// Binds and listens; the address bound ("127.0.0.1:38211"). To be called before run().
    Result<QString> listen(const ListenOptions& options, RequestHandler handler);
    /// Called for every answer, the adapter's own too. To be called before run().
    void setRecorder(std::function<void(const RequestRecord&)> recorder);
    /// Sent as X-Service-Version with every answer. To be called before run().
    void setVersion(QByteArray version);
    /// Starts the I/O thread.
    void run();
    /// Stops accepting, ends streams, lets requests in flight finish, answers new ones on kept-alive connections with 503
    /// and closes; returns when all are done or the time is over. Callable from any thread but the I/O thread.
    void drain(std::chrono::milliseconds limit);

    /// Runs fn on the I/O thread soon. Callable from any thread.
    void post(std::function<void()> fn);
    int openConnections() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace ch::server
