// SPDX-License-Identifier: Apache-2.0
// The one error type, from socket to screen. The words that people read are made in ui/kit from kind and code.
// A plain value; safe on any thread.
#pragma once

#include "core/base/TraceId.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

namespace ch {

enum class ErrorKind {
    Cancelled,
    Offline,
    Timeout,
    Unauthorized,
    Forbidden,
    NotFound,
    Conflict,
    Invalid,
    RateLimited,
    Server,
    Protocol,
    Storage,
};

struct Error
{
    ErrorKind kind = ErrorKind::Server;
    /// A reason of the API's table (see core/domain/Reason.h), or empty.
    QString code{};
    /// For logs only, never for people: may name files or statements.
    QString detail{};
    /// A JSON object with what the refusal is about ({"sku":"A","available":3}), or empty. Safe to show.
    QByteArray facts{};
    TraceId trace{};
    std::optional<std::chrono::seconds> retryAfter{};

    friend bool operator==(const Error&, const Error&) = default;
};

/// Whether the same call may succeed later unchanged: the only place that decides "retry".
/// RateLimited counts; Cancelled does not, for somebody wanted it to stop.
[[nodiscard]] bool isTransient(const Error& error);

} // namespace ch
