// SPDX-License-Identifier: Apache-2.0
// An answer as the service makes it, free of the HTTP library: always the envelope of contract section 5.
// A plain value; safe on any thread.
#pragma once

#include "core/base/TraceId.h"
#include "core/domain/Reason.h"
#include "server/http/EventSink.h"

#include <QByteArray>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace ch::server {

struct Response
{
    int status = 200;
    /// Beyond those that the adapter always sets (Content-Type, Cache-Control, nosniff, X-Trace-Id, Content-Length).
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    QByteArray contentType = "application/json; charset=utf-8";
    QByteArray body;
    /// The reason's name for failures, for logs and metrics; empty for success.
    QString reason;
    /// Answer, then close: the request could not be read to its end.
    bool closeConnection = false;
    /// Goes away when the body does: when it was written, or when nobody waits for it any more.
    std::shared_ptr<const void> keptUntilWritten{};
    /// Set: the answer is an event stream (200, text/event-stream). The adapter sends the headers, calls this once with the
    /// sink on the I/O thread, and writes a comment at every heartbeat until the sink or the client closes.
    std::function<void(std::shared_ptr<EventSink>)> onStream;
};

/// {"code":status,"msg":"Success","data":…,"trace_id":"…"}. `data` is JSON text; empty means {}.
Response success(int status, QByteArray data, const TraceId& trace);

/// Large `data` whose array has room at both ends is put into the envelope where it lies. A text begun with this has such
/// room, once it is complete and went through endData().
QByteArray beginData(qsizetype expectedSize);
void endData(QByteArray& data);

/// The answer for an error: a reason of the table with its facts, or 503 for storage errors that may pass, or 500.
/// `msg` is a sentence that says what to do next; never detail of the inside.
Response failure(const Error& error, const TraceId& trace);

/// The `data` of a refusal: {"reason":"…", facts…}.
QByteArray refusalData(const ReasonRow& row, QByteArrayView facts);

} // namespace ch::server
