// SPDX-License-Identifier: Apache-2.0
// A request as the service sees it, free of the HTTP library.
// A plain value; safe on any thread.
#pragma once

#include "core/base/TraceId.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace ch::server {

enum class Method { Get, Post, Put, Patch, Delete, Other };

struct Request
{
    Method method = Method::Get;
    /// The request target as sent, percent-encoded: "/api/v1/orders?limit=2".
    QByteArray target;
    /// Names in lower case, values trimmed, in the order sent.
    std::vector<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    /// Taken over from X-Trace-Id if well formed, else made by the adapter.
    TraceId trace;

    /// The value of the first header of that lower-case name; nothing if absent.
    std::optional<QByteArray> header(std::string_view name) const;
    /// The target up to '?'.
    QByteArrayView path() const;
    /// The target after '?'; empty if there is none.
    QByteArrayView queryText() const;
};

/// "%41+" → "A+"; nothing if an escape is malformed or the result is not UTF-8 or holds a NUL.
std::optional<QString> percentDecoded(QByteArrayView text, bool plusIsSpace = false);

/// The parameters of a query text, decoded, in order; nothing if one cannot be decoded.
std::optional<std::vector<std::pair<QString, QString>>> queryParameters(QByteArrayView queryText);

} // namespace ch::server
