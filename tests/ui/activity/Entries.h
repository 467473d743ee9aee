// SPDX-License-Identifier: Apache-2.0
// Entries of an outbox as they come from the cache, made by hand.
// Plain values; safe on any thread.
#pragma once

#include "ui/activity/ActivityItem.h"

namespace ch::test {

inline PendingOperation makeEntry(qint64 seq, OperationKind kind, OperationState state, const QByteArray& body)
{
    const UtcTime made(1'760'000'000'000 + seq * 1000);
    PendingOperation entry{.seq = seq,
                           .opId = OpId::random(),
                           .kind = kind,
                           .entityId = QString::number(7000 + seq),
                           .label = QStringLiteral("CH-%1").arg(100'000 + seq),
                           .body = body,
                           .baseVersion = 4,
                           .state = state,
                           .createdAt = made,
                           .nextAt = made,
                           .trace = TraceId::random()};
    if (state != OperationState::Waiting) {
        entry.attempts = 1;
        entry.firstSentAt = made.plusSeconds(8);
    }
    if (state == OperationState::Refused || state == OperationState::Done || state == OperationState::Discarded)
        entry.endedAt = made.plusSeconds(9);
    if (state == OperationState::Refused) {
        entry.reason = QStringLiteral("VERSION_MISMATCH");
        entry.facts = R"({"version":6,"status":"CANCELLED"})";
    }
    return entry;
}

inline PendingOperation makeShipment(qint64 seq, OperationState state = OperationState::Waiting)
{
    return makeEntry(seq, OperationKind::Ship, state,
                     R"({"carrier":"DHL","tracking_no":"0034043416109)" + QByteArray::number(seq) +
                         R"(","notify":false})");
}

inline desk::QuarantinedRecord makeSetAside(qint64 number)
{
    return {.record = {.entity = QStringLiteral("order"),
                       .id = QString::number(number),
                       .revision = number,
                       .body = R"({"id":"1","email":"anna@example.com"})"},
            .problem = QStringLiteral("status: is no status"),
            .at = UtcTime(1'760'000'000'000)};
}

} // namespace ch::test
