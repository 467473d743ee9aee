// SPDX-License-Identifier: Apache-2.0
#include "server/http/Response.h"

#include "core/domain/Reason.h"

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

/// For what stands before the data, or behind it.
constexpr qsizetype kEnvelopeRoom = 64;
/// Up to here a copy is cheaper than anything that avoids it.
constexpr qsizetype kCopiedData = 8 * 1024;

/// What people read; says what to do next.
QLatin1StringView sentenceFor(Reason reason)
{
    switch (reason) {
    case Reason::BadRequest:
        return "The request is not well formed: correct the named field and send it again."_L1;
    case Reason::IdempotencyKeyRequired:
        return "Send an Idempotency-Key header of 16 to 64 letters, digits, '-' or '_'."_L1;
    case Reason::BadCursor:
        return "This cursor is not one of ours: start the list again without it."_L1;
    case Reason::Unauthenticated:
        return "Nobody is signed in by this: check name and password, or sign in and send the access token."_L1;
    case Reason::TokenExpired:
        return "The access token has expired: refresh it or sign in again."_L1;
    case Reason::Forbidden:
        return "Your role may not do this: ask a merchant of the shop."_L1;
    case Reason::NotFound:
        return "There is no such thing here: check the address."_L1;
    case Reason::MethodNotAllowed:
        return "This address does not take that method: see the Allow header."_L1;
    case Reason::RequestTimeout:
        return "The request did not arrive in time: send it again."_L1;
    case Reason::StateConflict:
        return "The order's present status does not allow this: reload it."_L1;
    case Reason::InsufficientStock:
        return "There is not enough stock: reduce the quantity or receive goods first."_L1;
    case Reason::StaleQuantity:
        return "The stock has changed since it was counted: count again."_L1;
    case Reason::OrderClosed:
        return "The order is closed: the money is recorded and can be refunded."_L1;
    case Reason::OnHold:
        return "The order is on hold: release the hold first."_L1;
    case Reason::Claimed:
        return "Somebody else is packing this order: take it over with a reason, or choose another."_L1;
    case Reason::RequestInProgress:
        return "The same request is still being worked on: ask again in a moment."_L1;
    case Reason::DuplicateOrderNo:
        return "An order with this number exists already: choose another number."_L1;
    case Reason::CursorGone:
        return "This cursor is no longer valid here: read everything anew without a cursor."_L1;
    case Reason::VersionMismatch:
        return "Somebody else changed this in the meantime: reload it and decide again."_L1;
    case Reason::TooLarge:
        return "The body is larger than 1 MiB: send less at once."_L1;
    case Reason::UriTooLong:
        return "The address is too long: send fewer or shorter parameters."_L1;
    case Reason::UnsupportedMediaType:
        return "Send the body as application/json in UTF-8."_L1;
    case Reason::ValidationFailed:
        return "Some values cannot be accepted: correct the fields named in errors."_L1;
    case Reason::KeyReused:
        return "This Idempotency-Key was used for another request: make a new key."_L1;
    case Reason::ClientTooOld:
        return "This program is too old for the service: update it."_L1;
    case Reason::PreconditionRequired:
        return "Send If-Match with the version that you saw."_L1;
    case Reason::RateLimited:
        return "Too many tries: wait as long as Retry-After says."_L1;
    case Reason::HeadersTooLarge:
        return "The headers are too large: send less in them."_L1;
    case Reason::Internal:
        return "Something went wrong in the service: try again, and report the trace_id if it stays."_L1;
    case Reason::Unavailable:
        return "The service cannot answer right now: try again in a moment."_L1;
    }
    Q_UNREACHABLE();
}

ReasonRow reasonOf(const Error& error)
{
    if (const auto row = reasonFromName(error.code))
        return *row;
    // A storage error is a condition of the machine (full, busy, gone), which may pass: an honest "not now".
    return rowOf(error.kind == ErrorKind::Storage ? Reason::Unavailable : Reason::Internal);
}

} // namespace

QByteArray beginData(qsizetype expectedSize)
{
    QByteArray data;
    data.reserve(expectedSize + 2 * kEnvelopeRoom);
    data.fill(' ', kEnvelopeRoom);
    return data;
}

void endData(QByteArray& data)
{
    // Taken from the front without moving the rest: QByteArray keeps the room.
    data.remove(0, kEnvelopeRoom);
}

Response success(int status, QByteArray data, const TraceId& trace)
{
    Response response;
    response.status = status;
    const QByteArray head = "{\"code\":" + QByteArray::number(status) + ",\"msg\":\"Success\",\"data\":";
    QByteArray& body = response.body;
    if (data.size() > kCopiedData) {
        body = std::move(data);
        body.prepend(head);
    } else {
        body.reserve(data.size() + 2 * kEnvelopeRoom);
        body.append(head);
        if (data.isEmpty())
            body += "{}";
        else
            body.append(data);
    }
    body += ",\"trace_id\":\"";
    body += trace.toBytes();
    body += "\"}";
    return response;
}

QByteArray refusalData(const ReasonRow& row, QByteArrayView facts)
{
    QByteArray data = "{\"reason\":\"";
    data += row.name.data();
    data += '"';
    // Facts are a JSON object of ours: its members join the reason.
    if (facts.size() > 2 && facts.startsWith('{')) {
        data += ',';
        data.append(facts.sliced(1, facts.size() - 2));
    }
    data += '}';
    return data;
}

Response failure(const Error& error, const TraceId& trace)
{
    const ReasonRow row = reasonOf(error);
    Response response;
    response.status = row.httpStatus();
    response.reason = row.name;
    QByteArray& body = response.body;
    body += "{\"code\":";
    body += QByteArray::number(row.code);
    body += ",\"msg\":\"";
    body += sentenceFor(row.reason).data();
    body += "\",\"data\":";
    body += refusalData(row, error.facts);
    body += ",\"trace_id\":\"";
    body += trace.toBytes();
    body += "\"}";
    if (error.retryAfter)
        response.headers.emplace_back("Retry-After", QByteArray::number(qint64(error.retryAfter->count())));
    else if (row.reason == Reason::Unavailable || row.reason == Reason::RequestInProgress)
        response.headers.emplace_back("Retry-After", "1");
    return response;
}

} // namespace ch::server
