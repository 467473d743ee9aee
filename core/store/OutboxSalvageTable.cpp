// SPDX-License-Identifier: Apache-2.0
#include "core/store/OutboxSalvageTable.h"

#include "core/store/OutboxTable.h"
#include "core/wire/JsonSlices.h"

namespace ch::store {

namespace {

/// So many entries before the newest are looked for one by one; what is older ended long ago.
constexpr qint64 kMostLookedFor = 100'000;

/// Whether it says what is to be done to what: bytes that were overwritten must not be sent as a person's word.
bool makesSense(const PendingOperation& entry)
{
    if (entry.opId.isNull() || entry.entityId.isEmpty())
        return false;
    if (isAboutOrder(entry.kind) && !OrderId::fromText(entry.entityId.toLatin1()))
        return false;
    const qsizetype slash = entry.entityId.indexOf(u'/');
    if (isAboutStockCount(entry.kind) && (slash < 0 || !StockCountId::fromText(entry.entityId.first(slash).toLatin1())))
        return false;
    return entry.body.isEmpty() || isJsonObject(entry.body);
}

Result<bool> put(sql::Connection& db, const PendingOperation& entry)
{
    CH_TRY(const qint64 inserted,
           db.run("INSERT OR IGNORE INTO outbox (seq, op_id, kind, entity, entity_id, label, body, parcel_no, "
                  "base_version, after_seq, state, attempts, created_at, first_sent_at, next_at, answered_version, "
                  "reason, facts, trace, ended_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                  entry.seq, entry.opId.toString(), nameOf(entry.kind), entityOf(entry.kind), entry.entityId,
                  entry.label, entry.body, entry.parcelNo, entry.baseVersion, entry.afterSeq, nameOf(entry.state),
                  entry.attempts, entry.createdAt, entry.firstSentAt, entry.nextAt, entry.answeredVersion, entry.reason,
                  entry.facts, entry.trace.toString(), entry.endedAt));
    return inserted > 0;
}

Result<qint64> newestIn(sql::Connection& damaged)
{
    auto known = damaged.integer("SELECT seq FROM sqlite_sequence WHERE name = 'outbox'");
    if (known && *known)
        return **known;
    auto seen = damaged.integer("SELECT max(seq) FROM outbox");
    if (!seen)
        return std::move(seen).error();
    return seen->value_or(0);
}

} // namespace

Result<SalvagedOutbox> salvageOutbox(sql::Connection& damaged, sql::Connection& fresh, qint64 newest)
{
    auto inFile = newestIn(damaged);
    if (!inFile && newest == 0)
        return std::move(inFile).error();
    const qint64 last = std::max(newest, inFile ? *inFile : 0);
    SalvagedOutbox salvaged;
    for (qint64 seq = std::max<qint64>(1, last - kMostLookedFor); seq <= last; ++seq) {
        // Each is asked for by its number: a walk through all would end where the damage begins.
        const auto entry = operation(damaged, seq);
        if (entry && !*entry)
            continue;
        bool isKept = false;
        if (entry && makesSense(**entry)) {
            CH_TRY(isKept, put(fresh, **entry));
        }
        ++(isKept ? salvaged.saved : salvaged.unreadable);
    }
    CH_CHECK(keepNumbersFrom(fresh, last));
    return salvaged;
}

} // namespace ch::store
