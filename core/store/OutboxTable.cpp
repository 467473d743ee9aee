// SPDX-License-Identifier: Apache-2.0
#include "core/store/OutboxTable.h"

namespace ch::store {

namespace {

constexpr qint64 kLongestDelayMs = std::chrono::milliseconds(kLongestDelay).count();

using namespace Qt::Literals::StringLiterals;

QLatin1StringView nameOf(OutboxEntity entity)
{
    switch (entity) {
    case OutboxEntity::Order:
        return "order"_L1;
    case OutboxEntity::Product:
        return "product"_L1;
    case OutboxEntity::StockCount:
        return "stock_count"_L1;
    }
    Q_UNREACHABLE();
}

/// Nothing if it is garbled: what a person did is never guessed at.
std::optional<PendingOperation> read(const sql::Rows& row)
{
    const auto opId = OpId::fromText(row.text(1).toLatin1());
    const auto kind = operationKindFromName(row.text(2));
    const auto state = operationStateFromName(row.text(9));
    if (!opId || !kind || !state)
        return std::nullopt;
    return PendingOperation{.seq = row.integer(0),
                            .opId = *opId,
                            .kind = *kind,
                            .entityId = row.text(3),
                            .label = row.text(4),
                            .body = row.bytes(5),
                            .parcelNo = int(row.integer(6)),
                            .baseVersion = row.optionalInteger(7),
                            .afterSeq = row.optionalInteger(8),
                            .state = *state,
                            .attempts = int(row.integer(10)),
                            .createdAt = row.time(11),
                            .firstSentAt = row.optionalTime(12),
                            .nextAt = row.time(13),
                            .answeredVersion = row.optionalInteger(14),
                            .reason = row.text(15),
                            .facts = row.bytes(16),
                            .trace = TraceId::fromText(row.text(17).toLatin1()).value_or(TraceId()),
                            .endedAt = row.optionalTime(18)};
}

// The columns that read() expects, after the table's alias o.
#define CH_OUTBOX_COLUMNS                                                                                              \
    "o.seq, o.op_id, o.kind, o.entity_id, o.label, o.body, o.parcel_no, o.base_version, o.after_seq, o.state, "        \
    "o.attempts, o.created_at, o.first_sent_at, o.next_at, o.answered_version, o.reason, o.facts, o.trace, o.ended_at "

template <class... Args>
Result<std::vector<PendingOperation>> readAll(sql::Connection& db, std::string_view sql, const Args&... args)
{
    std::vector<PendingOperation> found;
    CH_TRY(sql::Rows rows, db.query(sql, args...));
    while (rows.next()) {
        auto entry = read(rows);
        if (!entry)
            return Error{
                .kind = ErrorKind::Storage, .code = u"CORRUPT"_s, .detail = u"a garbled entry of the outbox"_s};
        found.push_back(*std::move(entry));
    }
    CH_CHECK(rows.end());
    return found;
}

template <class... Args>
Result<std::optional<PendingOperation>> readOne(sql::Connection& db, std::string_view sql, const Args&... args)
{
    CH_TRY(auto found, readAll(db, sql, args...));
    std::optional<PendingOperation> first;
    if (!found.empty())
        first.emplace(std::move(found.front()));
    return first;
}

} // namespace

QLatin1StringView entityOf(OperationKind kind)
{
    if (isAboutStockCount(kind))
        return nameOf(OutboxEntity::StockCount);
    return nameOf(isAboutOrder(kind) ? OutboxEntity::Order : OutboxEntity::Product);
}

Result<PendingOperation> enqueue(sql::Connection& db, const OperationDraft& draft, UtcTime now, UtcTime sendFrom)
{
    std::optional<qint64> afterSeq;
    if (needsVersion(draft.kind)) {
        // Only one that is sent with a version tells by its answer that nobody else came between.
        CH_TRY(afterSeq, db.integer("SELECT max(seq) FROM outbox WHERE entity = 'order' AND entity_id = ? "
                                    "AND state IN ('WAITING', 'SENDING', 'REFUSED') "
                                    "AND kind NOT IN ('NOTE', 'PACKING', 'PRINT')",
                                    draft.entityId));
    }
    CH_CHECK(
        db.run("INSERT INTO outbox (op_id, kind, entity, entity_id, label, body, parcel_no, base_version, after_seq, "
               "state, created_at, next_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', ?, ?)",
               OpId::random().toString(), nameOf(draft.kind), entityOf(draft.kind), draft.entityId, draft.label,
               draft.body, draft.parcelNo, draft.baseVersion, afterSeq, now, sendFrom));
    CH_TRY(auto made, readAll(db, "SELECT " CH_OUTBOX_COLUMNS "FROM outbox o WHERE o.seq = last_insert_rowid()"));
    return std::move(made.front());
}

Result<> resumeInterrupted(sql::Connection& db)
{
    CH_CHECK(db.run("UPDATE outbox SET state = 'WAITING', next_at = 0 WHERE state = 'SENDING'"));
    return ok();
}

Result<bool> isInterrupted(sql::Connection& db)
{
    CH_TRY(const auto any, db.integer("SELECT 1 FROM outbox WHERE state = 'SENDING' LIMIT 1"));
    return any.has_value();
}

Result<std::optional<PendingOperation>> nextToSend(sql::Connection& db, UtcTime now)
{
    return readOne(db,
                   "SELECT " CH_OUTBOX_COLUMNS
                   "FROM outbox o WHERE o.state = 'WAITING' AND (o.next_at <= ? OR o.next_at > ?) "
                   "AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.entity = o.entity AND e.entity_id = o.entity_id "
                   "AND e.seq < o.seq AND e.state IN ('WAITING', 'SENDING', 'REFUSED')) ORDER BY o.seq LIMIT 1",
                   now, now.plusMs(kLongestDelayMs));
}

Result<std::optional<qint64>> versionToSend(sql::Connection& db, const PendingOperation& entry)
{
    if (!entry.afterSeq)
        return entry.baseVersion;
    CH_TRY(const auto answered,
           db.integer("SELECT answered_version FROM outbox WHERE seq = ? AND state = 'DONE'", *entry.afterSeq));
    return answered ? answered : entry.baseVersion;
}

Result<std::optional<UtcTime>> nextTime(sql::Connection& db, UtcTime now)
{
    CH_TRY(const auto next, db.integer("SELECT min(o.next_at) FROM outbox o WHERE o.state = 'WAITING' AND NOT EXISTS ("
                                       "SELECT 1 FROM outbox e WHERE e.entity = o.entity AND e.entity_id = o.entity_id "
                                       "AND e.seq < o.seq AND e.state IN ('WAITING', 'SENDING', 'REFUSED'))"));
    std::optional<UtcTime> due;
    if (next)
        due = *next > now.plusMs(kLongestDelayMs).epochMs() ? now : UtcTime(*next);
    return due;
}

Result<> markSending(sql::Connection& db, qint64 seq, UtcTime now)
{
    CH_CHECK(db.run("UPDATE outbox SET state = 'SENDING', attempts = attempts + 1, "
                    "first_sent_at = coalesce(first_sent_at, ?) WHERE seq = ? AND state = 'WAITING'",
                    now, seq));
    return ok();
}

Result<> markDone(sql::Connection& db, qint64 seq, std::optional<qint64> answeredVersion, const TraceId& trace,
                  UtcTime now)
{
    CH_CHECK(db.run("UPDATE outbox SET state = 'DONE', answered_version = ?, trace = ?, reason = '', facts = NULL, "
                    "ended_at = ? WHERE seq = ?",
                    answeredVersion, trace.toString(), now, seq));
    return ok();
}

Result<> markRefused(sql::Connection& db, qint64 seq, const Error& error, UtcTime now)
{
    CH_CHECK(db.run("UPDATE outbox SET state = 'REFUSED', reason = ?, facts = ?, trace = ?, ended_at = ? WHERE seq = ?",
                    error.code, error.facts, error.trace.toString(), now, seq));
    return ok();
}

Result<> postpone(sql::Connection& db, qint64 seq, const Error& error, UtcTime nextAt)
{
    CH_CHECK(db.run("UPDATE outbox SET state = 'WAITING', reason = ?, trace = ?, next_at = ? WHERE seq = ?", error.code,
                    error.trace.toString(), nextAt, seq));
    return ok();
}

Result<> markUnsent(sql::Connection& db, qint64 seq)
{
    CH_CHECK(db.run("UPDATE outbox SET first_sent_at = NULL WHERE seq = ?", seq));
    return ok();
}

Result<> postponeAll(sql::Connection& db, UtcTime nextAt)
{
    CH_CHECK(db.run("UPDATE outbox SET next_at = ? WHERE state = 'WAITING' AND next_at < ?", nextAt, nextAt));
    return ok();
}

Result<> endUndoTime(sql::Connection& db)
{
    CH_CHECK(db.run("UPDATE outbox SET next_at = 0 WHERE state = 'WAITING' AND attempts = 0"));
    return ok();
}

Result<bool> resend(sql::Connection& db, qint64 seq, std::optional<qint64> baseVersion, UtcTime now)
{
    // Whoever decides anew has seen what others did meanwhile; what was built on the first decision has not.
    CH_CHECK(db.run("UPDATE outbox SET after_seq = NULL WHERE after_seq = ? AND state IN ('WAITING', 'REFUSED') "
                    "AND (SELECT base_version FROM outbox WHERE seq = ?) IS NOT coalesce(?, (SELECT base_version FROM "
                    "outbox WHERE seq = ?))",
                    seq, seq, baseVersion, seq));
    CH_TRY(const qint64 changed,
           db.run("UPDATE outbox SET state = 'WAITING', op_id = ?, base_version = coalesce(?, base_version), "
                  "after_seq = NULL, attempts = 0, first_sent_at = NULL, next_at = ?, reason = '', facts = NULL, "
                  "ended_at = NULL WHERE seq = ? AND state = 'REFUSED'",
                  OpId::random().toString(), baseVersion, now, seq));
    return changed > 0;
}

Result<bool> discard(sql::Connection& db, qint64 seq, UtcTime now)
{
    // One that may have arrived may have happened: only the service's answer ends it.
    CH_TRY(const qint64 changed, db.run("UPDATE outbox SET state = 'DISCARDED', ended_at = ? WHERE seq = ? "
                                        "AND (state = 'REFUSED' OR (state = 'WAITING' AND first_sent_at IS NULL))",
                                        now, seq));
    return changed > 0;
}

Result<> forgetEnded(sql::Connection& db, UtcTime before)
{
    CH_CHECK(db.run("DELETE FROM outbox WHERE state IN ('DONE', 'DISCARDED') AND ended_at < ?", before));
    return ok();
}

Result<std::vector<PendingOperation>> operations(sql::Connection& db)
{
    CH_TRY(auto all, readAll(db, "SELECT " CH_OUTBOX_COLUMNS "FROM outbox o ORDER BY o.seq"));
    QHash<QString, bool> isRefused;
    for (PendingOperation& entry : all) {
        const QString entity = QString(entityOf(entry.kind) + u' ' + entry.entityId);
        if (entry.state == OperationState::Refused)
            isRefused[entity] = true;
        else if (entry.state == OperationState::Waiting && isRefused.value(entity))
            entry.reason = u"BEHIND_REFUSED"_s;
    }
    return all;
}

Result<std::vector<PendingOperation>> openOperations(sql::Connection& db, bool isOrder, const QString& entityId)
{
    return readAll(db,
                   "SELECT " CH_OUTBOX_COLUMNS "FROM outbox o WHERE o.entity = ? AND o.entity_id = ? "
                   "AND o.state IN ('WAITING', 'SENDING', 'REFUSED') ORDER BY o.seq",
                   isOrder ? "order"_L1 : "product"_L1, entityId);
}

Result<std::vector<PendingOperation>> openOperationsOf(sql::Connection& db, OutboxEntity entity)
{
    return readAll(db,
                   "SELECT " CH_OUTBOX_COLUMNS "FROM outbox o WHERE o.entity = ? "
                   "AND o.state IN ('WAITING', 'SENDING', 'REFUSED') ORDER BY o.seq",
                   nameOf(entity));
}

Result<std::vector<PendingOperation>> openOperationsOf(sql::Connection& db, OutboxEntity entity, const QString& id)
{
    return readAll(db,
                   "SELECT " CH_OUTBOX_COLUMNS "FROM outbox o WHERE o.entity = ? AND o.entity_id = ? "
                   "AND o.state IN ('WAITING', 'SENDING', 'REFUSED') ORDER BY o.seq",
                   nameOf(entity), id);
}

Result<std::optional<PendingOperation>> operation(sql::Connection& db, qint64 seq)
{
    return readOne(db, "SELECT " CH_OUTBOX_COLUMNS "FROM outbox o WHERE o.seq = ?", seq);
}

Result<qint64> newestEntry(sql::Connection& db)
{
    CH_TRY(const auto newest, db.integer("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'"));
    return newest.value_or(0);
}

Result<> keepNumbersFrom(sql::Connection& db, qint64 seq)
{
    CH_TRY(const qint64 newest, newestEntry(db));
    if (newest >= seq)
        return ok();
    CH_CHECK(db.run("DELETE FROM sqlite_sequence WHERE name = 'outbox'"));
    CH_CHECK(db.run("INSERT INTO sqlite_sequence (name, seq) VALUES ('outbox', ?)", seq));
    return ok();
}

Result<OutboxCounts> outboxCounts(sql::Connection& db)
{
    CH_TRY(sql::Rows rows, db.query("SELECT coalesce(sum(state <> 'REFUSED'), 0), coalesce(sum(state = 'REFUSED'), 0) "
                                    "FROM outbox WHERE state IN ('WAITING', 'SENDING', 'REFUSED')"));
    OutboxCounts counts;
    if (rows.next())
        counts = {.waiting = rows.integer(0), .refused = rows.integer(1)};
    CH_CHECK(rows.end());
    return counts;
}

} // namespace ch::store
