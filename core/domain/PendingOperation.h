// SPDX-License-Identifier: Apache-2.0
// What a person did that the service does not know yet: an entry of the outbox (R21).
// Plain values; safe on any thread.
#pragma once

#include "core/base/Error.h"
#include "core/base/Ids.h"
#include "core/base/UtcTime.h"

#include <QByteArray>
#include <QLatin1StringView>
#include <QString>
#include <QStringView>

#include <optional>

namespace ch {

/// Money moves (payments, refunds) and claims are not here: they happen online or not at all.
enum class OperationKind {
    Ship,
    CorrectParcel,
    Cancel,
    Complete,
    Hold,
    ReleaseHold,
    Note,
    Packing,
    Print,
    Adjust,
    Count,
    CountLine,
};
/// SHIP, CORRECT_PARCEL, CANCEL, COMPLETE, HOLD, RELEASE_HOLD, NOTE, PACKING, PRINT, ADJUST, COUNT,
/// COUNT_LINE.
QLatin1StringView nameOf(OperationKind kind);
std::optional<OperationKind> operationKindFromName(QStringView name);
/// Whether the service wants to know which version the person saw (contract section 5).
bool needsVersion(OperationKind kind);
/// Whether it changes an order; the others change a product's stock, or a stock take.
bool isAboutOrder(OperationKind kind);
/// Whether it counts a line of a stock take: its entity is "ID/SKU".
bool isAboutStockCount(OperationKind kind);

enum class OperationState { Waiting, Sending, Refused, Done, Discarded };
/// WAITING, SENDING, REFUSED, DONE, DISCARDED.
QLatin1StringView nameOf(OperationState state);
std::optional<OperationState> operationStateFromName(QStringView name);

struct PendingOperation
{
    qint64 seq = 0;
    /// The Idempotency-Key of every attempt.
    OpId opId{};
    OperationKind kind = OperationKind::Note;
    /// The order's id, the SKU, or a stock take's id with the SKU: operations of one entity are sent in their order.
    QString entityId{};
    /// What people call it: the order's number or the SKU.
    QString label{};
    /// The request's body: the same bytes in every attempt. A parcel's number stands before it for CorrectParcel.
    QByteArray body{};
    /// CorrectParcel only.
    int parcelNo = 0;
    std::optional<qint64> baseVersion{};
    /// The earlier operation of this desk on the same order that this one builds on (contract section 10, ruling 1).
    std::optional<qint64> afterSeq{};
    OperationState state = OperationState::Waiting;
    int attempts = 0;
    UtcTime createdAt{};
    std::optional<UtcTime> firstSentAt{};
    /// Not sent before: the time to undo, then the wait after a failure.
    UtcTime nextAt{};
    std::optional<qint64> answeredVersion{};
    /// A reason of the API's table; BEHIND_REFUSED for one that waits behind a refused one.
    QString reason{};
    /// What the refusal was about, a JSON object; or empty.
    QByteArray facts{};
    TraceId trace{};
    std::optional<UtcTime> endedAt{};
};

} // namespace ch
