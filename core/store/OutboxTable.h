// SPDX-License-Identifier: Apache-2.0
// The outbox: what a person did, kept until the service has it or a person decides otherwise (R21).
// Belongs to the thread of its connection (the writer's, for what writes).
#pragma once

#include "core/domain/PendingOperation.h"
#include "core/sql/Connection.h"

#include <chrono>
#include <vector>

namespace ch::store {

/// What is to be done; the rest of the entry is made here.
struct OperationDraft
{
    OperationKind kind = OperationKind::Note;
    QString entityId{};
    QString label{};
    QByteArray body{};
    int parcelNo = 0;
    std::optional<qint64> baseVersion{};
};

/// No entry is ever put off for longer. One that seems to be was put off before the clock went back, and is due.
inline constexpr std::chrono::minutes kLongestDelay{10};

/// The new entry. `sendFrom`: not before, so that it can be undone.
Result<PendingOperation> enqueue(sql::Connection& db, const OperationDraft& draft, UtcTime now, UtcTime sendFrom);
/// Whatever was being sent when the program ended is sent again, with the same key.
Result<> resumeInterrupted(sql::Connection& db);
/// Whether there is anything to resume, where nobody sends.
Result<bool> isInterrupted(sql::Connection& db);

/// The first that may be sent now: no earlier one of its entity is open. Nothing if there is none.
Result<std::optional<PendingOperation>> nextToSend(sql::Connection& db, UtcTime now);
/// The version for If-Match: that of the answer to the operation it builds on, else the one the person saw.
Result<std::optional<qint64>> versionToSend(sql::Connection& db, const PendingOperation& operation);
/// When the next one that only waits for its time may be sent; nothing if none does.
Result<std::optional<UtcTime>> nextTime(sql::Connection& db, UtcTime now);
Result<> markSending(sql::Connection& db, qint64 seq, UtcTime now);
Result<> markDone(sql::Connection& db, qint64 seq, std::optional<qint64> answeredVersion, const TraceId& trace,
                  UtcTime now);
Result<> markRefused(sql::Connection& db, qint64 seq, const Error& error, UtcTime now);
/// It may have happened or not: to be sent again, with the same key.
Result<> postpone(sql::Connection& db, qint64 seq, const Error& error, UtcTime nextAt);
/// No attempt reached the service: a person may still take it back.
Result<> markUnsent(sql::Connection& db, qint64 seq);
/// Nothing that waits now is sent before: the service asked everybody for patience.
Result<> postponeAll(sql::Connection& db, UtcTime nextAt);
/// Whoever ends the program undoes nothing any more: what was never sent may be sent at once.
Result<> endUndoTime(sql::Connection& db);

/// A refused one, decided anew by a person: a new key, the version that they see now. False if it is not refused.
Result<bool> resend(sql::Connection& db, qint64 seq, std::optional<qint64> baseVersion, UtcTime now);
/// Refused ones, and waiting ones of which it is certain that nothing was sent; the row stays as the record of the decision.
/// False if it can no longer be discarded.
Result<bool> discard(sql::Connection& db, qint64 seq, UtcTime now);
/// Forgets what ended before a moment.
Result<> forgetEnded(sql::Connection& db, UtcTime before);

/// All, oldest first; those that wait behind a refused one say so.
Result<std::vector<PendingOperation>> operations(sql::Connection& db);
/// Open ones of one entity, oldest first.
Result<std::vector<PendingOperation>> openOperations(sql::Connection& db, bool isOrder, const QString& entityId);
enum class OutboxEntity { Order, Product, StockCount };
/// The name in the table of what the entries of a kind are about.
QLatin1StringView entityOf(OperationKind kind);
/// Open ones of all entities of one kind, or of one of them, oldest first.
Result<std::vector<PendingOperation>> openOperationsOf(sql::Connection& db, OutboxEntity entity);
Result<std::vector<PendingOperation>> openOperationsOf(sql::Connection& db, OutboxEntity entity, const QString& id);
Result<std::optional<PendingOperation>> operation(sql::Connection& db, qint64 seq);

/// The number of the newest entry that there ever was; numbers are never used twice.
Result<qint64> newestEntry(sql::Connection& db);
/// Entries up to `seq` are known to have been: the next one gets a later number.
Result<> keepNumbersFrom(sql::Connection& db, qint64 seq);

struct OutboxCounts
{
    qint64 waiting = 0;
    qint64 refused = 0;
};
Result<OutboxCounts> outboxCounts(sql::Connection& db);

} // namespace ch::store
