// SPDX-License-Identifier: Apache-2.0
// The status line and headers of an answer, as bytes.
// Pure functions; safe on any thread.
#pragma once

#include "server/http/Response.h"

#include <string>

namespace ch::server {

struct ResponseFraming
{
    enum class Body { Length, Chunked, UntilClose };
    Body body = Body::Length;
    bool closes = false;
    /// HTTP/1.0 stays open only if told so.
    bool announcesKeepAlive = false;
    /// X-Service-Version, so that a canary can be told from the others; empty: not sent.
    QByteArrayView version{};
};

/// Appends everything up to and with the empty line. A header of the service's that holds control characters is left out:
/// it could pass for another header.
void appendResponseHead(std::string& out, const Response& response, const TraceId& trace, ResponseFraming framing);

} // namespace ch::server
