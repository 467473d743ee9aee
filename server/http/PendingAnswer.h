// SPDX-License-Identifier: Apache-2.0
// The promise that a request will be answered: what a Responder holds.
// Any thread.
#pragma once

#include "server/http/HttpServer.h"
#include "server/http/IoLoop.h"

#include <atomic>
#include <memory>

namespace ch::server {

class HttpConnection;

class PendingAnswer
{
public:
    PendingAnswer(std::shared_ptr<IoLoop> loop, std::weak_ptr<HttpConnection> connection, quint64 serial,
                  const TraceId& trace);
    /// A promise that everybody forgot is a bug; the client gets 500 instead of waiting for ever.
    ~PendingAnswer();
    PendingAnswer(const PendingAnswer&) = delete;
    PendingAnswer& operator=(const PendingAnswer&) = delete;

    /// The first call counts. On the I/O thread the answer takes the short way, from others the way through its queue.
    void answer(Response response);

private:
    void deliver(Response response);

    const std::shared_ptr<IoLoop> m_loop;
    const std::weak_ptr<HttpConnection> m_connection;
    const quint64 m_serial;
    const TraceId m_trace;
    std::atomic<bool> m_isAnswered{false};
};

} // namespace ch::server
