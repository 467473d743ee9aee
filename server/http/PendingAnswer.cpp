// SPDX-License-Identifier: Apache-2.0
#include "server/http/PendingAnswer.h"

#include "core/domain/Reason.h"
#include "server/http/HttpConnection.h"

namespace ch::server {

PendingAnswer::PendingAnswer(std::shared_ptr<IoLoop> loop, std::weak_ptr<HttpConnection> connection, quint64 serial,
                             const TraceId& trace)
    : m_loop(std::move(loop))
    , m_connection(std::move(connection))
    , m_serial(serial)
    , m_trace(trace)
{}

PendingAnswer::~PendingAnswer()
{
    if (!m_isAnswered.load())
        deliver(failure(refusal(Reason::Internal), m_trace));
}

void PendingAnswer::answer(Response response)
{
    if (!m_isAnswered.exchange(true))
        deliver(std::move(response));
}

void PendingAnswer::deliver(Response response)
{
    if (m_loop->isHere()) {
        if (const auto alive = m_connection.lock())
            alive->respond(m_serial, std::move(response));
        return;
    }
    // The weak pointer is locked on the I/O thread only, so that no connection ever dies on another one.
    m_loop->post([connection = m_connection, serial = m_serial, answer = std::move(response)]() mutable {
        if (const auto alive = connection.lock())
            alive->respond(serial, std::move(answer));
    });
}

} // namespace ch::server
