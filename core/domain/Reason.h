// SPDX-License-Identifier: Apache-2.0
// The API's table of failures (contract section 5): one row for each reason with its HTTP status and its code.
// Constant data; safe on any thread.
#pragma once

#include "core/base/Error.h"

#include <QLatin1StringView>
#include <QStringView>

#include <optional>
#include <span>

namespace ch {

enum class Reason {
    BadRequest,
    IdempotencyKeyRequired,
    BadCursor,
    Unauthenticated,
    TokenExpired,
    Forbidden,
    NotFound,
    MethodNotAllowed,
    RequestTimeout,
    StateConflict,
    InsufficientStock,
    StaleQuantity,
    OrderClosed,
    OnHold,
    Claimed,
    RequestInProgress,
    DuplicateOrderNo,
    CursorGone,
    VersionMismatch,
    TooLarge,
    UriTooLong,
    UnsupportedMediaType,
    ValidationFailed,
    KeyReused,
    ClientTooOld,
    PreconditionRequired,
    RateLimited,
    HeadersTooLarge,
    Internal,
    Unavailable,
};

struct ReasonRow
{
    Reason reason = Reason::Internal;
    QLatin1StringView name;
    int code = 0;
    ErrorKind kind = ErrorKind::Server;

    constexpr int httpStatus() const { return code / 100; }
};

std::span<const ReasonRow> reasonTable();
const ReasonRow& rowOf(Reason reason);
/// The row whose name an Error carries in `code`; nothing for a name that is not in the table.
std::optional<ReasonRow> reasonFromName(QStringView name);

/// An Error for a reason. `facts`: the JSON object that becomes `data` beside `reason`, or empty. `detail`: for logs.
Error refusal(Reason reason, QByteArray facts = {}, QString detail = {});

} // namespace ch
