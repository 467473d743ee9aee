// SPDX-License-Identifier: Apache-2.0
#include "core/store/RecordTable.h"

namespace ch::store {

Result<bool> putRecord(sql::Connection& db, const FeedRecord& record, Replace replace)
{
    CH_TRY(
        const qint64 changed,
        db.run(
            "INSERT INTO records (entity, id, revision, body) VALUES (?, ?, ?, ?) ON CONFLICT (entity, id) DO UPDATE "
            "SET revision = excluded.revision, body = excluded.body WHERE excluded.revision > revision OR ?",
            record.entity, record.id, record.revision, record.body, replace == Replace::Always));
    return changed > 0;
}

Result<bool> removeRecord(sql::Connection& db, const QString& entity, const QString& id)
{
    CH_TRY(const qint64 changed, db.run("DELETE FROM records WHERE entity = ? AND id = ?", entity, id));
    return changed > 0;
}

Result<std::vector<FeedRecord>> recordsOf(sql::Connection& db, const QString& entity)
{
    std::vector<FeedRecord> records;
    CH_TRY(sql::Rows rows, db.query("SELECT id, revision, body FROM records WHERE entity = ? ORDER BY id", entity));
    while (rows.next())
        records.push_back({.entity = entity, .id = rows.text(0), .revision = rows.integer(1), .body = rows.bytes(2)});
    CH_CHECK(rows.end());
    return records;
}

Result<> quarantine(sql::Connection& db, const BadFeedRecord& bad, UtcTime now)
{
    CH_CHECK(db.run("INSERT INTO quarantine (entity, id, revision, problem, body, at) VALUES (?, ?, ?, ?, ?, ?) "
                    "ON CONFLICT (entity, id) DO UPDATE SET revision = excluded.revision, problem = excluded.problem, "
                    "body = excluded.body, at = excluded.at",
                    bad.record.entity, bad.record.id, bad.record.revision, bad.problem, bad.record.body, now));
    return ok();
}

Result<> release(sql::Connection& db, const QString& entity, const QString& id)
{
    CH_CHECK(db.run("DELETE FROM quarantine WHERE entity = ? AND id = ?", entity, id));
    return ok();
}

Result<std::vector<Quarantined>> quarantined(sql::Connection& db)
{
    std::vector<Quarantined> all;
    CH_TRY(sql::Rows rows,
           db.query("SELECT entity, id, revision, body, problem, at FROM quarantine ORDER BY at, entity, id"));
    while (rows.next())
        all.push_back(
            {.record = {.entity = rows.text(0), .id = rows.text(1), .revision = rows.integer(2), .body = rows.bytes(3)},
             .problem = rows.text(4),
             .at = rows.time(5)});
    CH_CHECK(rows.end());
    return all;
}

Result<bool> isQuarantined(sql::Connection& db, QLatin1StringView entity, const QString& id)
{
    CH_TRY(const auto there, db.integer("SELECT 1 FROM quarantine WHERE entity = ? AND id = ?", entity, id));
    return there.has_value();
}

Result<> releaseUnseen(sql::Connection& db)
{
    CH_CHECK(db.run("DELETE FROM quarantine WHERE NOT EXISTS (SELECT 1 FROM resync_seen s "
                    "WHERE s.entity = quarantine.entity AND s.id = quarantine.id)"));
    return ok();
}

Result<qint64> quarantinedCount(sql::Connection& db)
{
    CH_TRY(const auto count, db.integer("SELECT count(*) FROM quarantine"));
    return count.value_or(0);
}

} // namespace ch::store
