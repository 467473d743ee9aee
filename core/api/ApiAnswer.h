// SPDX-License-Identifier: Apache-2.0
// What a call to the service came to: its data, or one Error by one table (R5).
// Plain values and pure functions; safe on any thread.
#pragma once

#include "core/api/HttpMessage.h"
#include "core/base/Result.h"

namespace ch {

struct ApiAnswer
{
    /// 200 or 201.
    int status = 0;
    /// The envelope's `data` as it came, a JSON object by its outside; its decoding tells the rest.
    QByteArray data{};
    /// The service had done this already and remembered its answer.
    bool isReplayed = false;
    TraceId trace{};
};

/// Success only if the status is 2xx, the content type JSON, and the body one whole envelope whose integer `code` is the
/// status and whose `data` is an object. Otherwise, by what came:
///   an envelope whose code belongs to the status -> the reason of the API's table, or for one that a newer service made
///     the kind of its status; 401 is thus Unauthorized, 404 NotFound, 409 and 412 Conflict, 429 RateLimited, 5xx Server
///   3xx -> Protocol, REDIRECTED
///   408, 429 and 5xx without an envelope (a gateway's) -> Timeout, RateLimited, Server
///   anything else (a captive portal's page, a broken body) -> Protocol, MALFORMED_ANSWER
/// `trace` is the one that was sent, for the Error; an envelope that carries another one overrules it.
Result<ApiAnswer> readAnswer(const HttpResponse& response, const TraceId& trace);

/// The Retry-After header: seconds, or a date measured by the answer's own Date; 0 … 1 day. Nothing if absent or malformed.
std::optional<std::chrono::seconds> retryAfter(const HttpResponse& response);

} // namespace ch
