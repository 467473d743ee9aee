// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Reason.h"

#include <array>

namespace ch {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kTable = std::to_array<ReasonRow>({
    {Reason::BadRequest, "BAD_REQUEST"_L1, 40000, ErrorKind::Invalid},
    {Reason::IdempotencyKeyRequired, "IDEMPOTENCY_KEY_REQUIRED"_L1, 40001, ErrorKind::Invalid},
    {Reason::BadCursor, "BAD_CURSOR"_L1, 40002, ErrorKind::Invalid},
    {Reason::Unauthenticated, "UNAUTHENTICATED"_L1, 40100, ErrorKind::Unauthorized},
    {Reason::TokenExpired, "TOKEN_EXPIRED"_L1, 40101, ErrorKind::Unauthorized},
    {Reason::Forbidden, "FORBIDDEN"_L1, 40300, ErrorKind::Forbidden},
    {Reason::NotFound, "NOT_FOUND"_L1, 40400, ErrorKind::NotFound},
    {Reason::MethodNotAllowed, "METHOD_NOT_ALLOWED"_L1, 40500, ErrorKind::Invalid},
    {Reason::RequestTimeout, "REQUEST_TIMEOUT"_L1, 40800, ErrorKind::Timeout},
    {Reason::StateConflict, "STATE_CONFLICT"_L1, 40900, ErrorKind::Conflict},
    {Reason::InsufficientStock, "INSUFFICIENT_STOCK"_L1, 40901, ErrorKind::Conflict},
    {Reason::StaleQuantity, "STALE_QUANTITY"_L1, 40902, ErrorKind::Conflict},
    {Reason::OrderClosed, "ORDER_CLOSED"_L1, 40903, ErrorKind::Conflict},
    {Reason::OnHold, "ON_HOLD"_L1, 40904, ErrorKind::Conflict},
    {Reason::Claimed, "CLAIMED"_L1, 40905, ErrorKind::Conflict},
    {Reason::RequestInProgress, "REQUEST_IN_PROGRESS"_L1, 40906, ErrorKind::Conflict},
    {Reason::DuplicateOrderNo, "DUPLICATE_ORDER_NO"_L1, 40907, ErrorKind::Conflict},
    {Reason::CursorGone, "CURSOR_GONE"_L1, 41000, ErrorKind::Conflict},
    {Reason::VersionMismatch, "VERSION_MISMATCH"_L1, 41200, ErrorKind::Conflict},
    {Reason::TooLarge, "TOO_LARGE"_L1, 41300, ErrorKind::Invalid},
    {Reason::UriTooLong, "URI_TOO_LONG"_L1, 41400, ErrorKind::Invalid},
    {Reason::UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE"_L1, 41500, ErrorKind::Invalid},
    {Reason::ValidationFailed, "VALIDATION_FAILED"_L1, 42200, ErrorKind::Invalid},
    {Reason::KeyReused, "KEY_REUSED"_L1, 42201, ErrorKind::Invalid},
    {Reason::ClientTooOld, "CLIENT_TOO_OLD"_L1, 42600, ErrorKind::Invalid},
    {Reason::PreconditionRequired, "PRECONDITION_REQUIRED"_L1, 42800, ErrorKind::Invalid},
    {Reason::RateLimited, "RATE_LIMITED"_L1, 42900, ErrorKind::RateLimited},
    {Reason::HeadersTooLarge, "HEADERS_TOO_LARGE"_L1, 43100, ErrorKind::Invalid},
    {Reason::Internal, "INTERNAL"_L1, 50000, ErrorKind::Server},
    {Reason::Unavailable, "UNAVAILABLE"_L1, 50300, ErrorKind::Server},
});

} // namespace

std::span<const ReasonRow> reasonTable()
{
    return kTable;
}

const ReasonRow& rowOf(Reason reason)
{
    return kTable[static_cast<size_t>(reason)];
}

std::optional<ReasonRow> reasonFromName(QStringView name)
{
    for (const ReasonRow& row : kTable) {
        if (row.name == name)
            return row;
    }
    return std::nullopt;
}

Error refusal(Reason reason, QByteArray facts, QString detail)
{
    const ReasonRow& row = rowOf(reason);
    return Error{.kind = row.kind,
                 .code = row.name,
                 .detail = std::move(detail),
                 .facts = std::move(facts),
                 .trace = {},
                 .retryAfter = {}};
}

} // namespace ch
