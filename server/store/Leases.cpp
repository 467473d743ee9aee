// SPDX-License-Identifier: Apache-2.0
#include "server/store/Leases.h"

#include "core/domain/Reason.h"

namespace ch::server {

namespace {

// Renewed every few seconds. An instance that was stopped for longer finds out before it commits another id.
constexpr qint64 kWorkerMs = 60'000;
// 0 is the demo shop's, which gives ids at past times.
constexpr int kFirstWorker = 1;
constexpr int kLastWorker = 1023;

Result<std::optional<WorkerLease>> takeFreeWorker(sql::Connection& db, const QString& owner)
{
    CH_TRY(sql::Rows rows, db.query("UPDATE workers SET owner = ?, "
                                    "leased_until = CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT) + ? "
                                    "WHERE worker = (SELECT worker FROM workers WHERE worker >= ? "
                                    "AND leased_until < CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT) "
                                    "ORDER BY worker LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING worker, last_ms",
                                    owner, kWorkerMs, kFirstWorker));
    if (!rows.next()) {
        CH_CHECK(rows.end());
        return std::optional<WorkerLease>();
    }
    return std::optional(WorkerLease{.worker = int(rows.integer(0)), .lastMs = rows.integer(1)});
}

} // namespace

Result<WorkerLease> leaseWorker(sql::Connection& db, const QString& owner)
{
    while (true) {
        CH_TRY(const auto taken, takeFreeWorker(db, owner));
        if (taken)
            return *taken;
        CH_TRY(const auto last, db.integer("SELECT max(worker) FROM workers"));
        const int next = std::max(int(last.value_or(0)) + 1, kFirstWorker);
        if (next > kLastWorker)
            return refusal(
                Reason::Unavailable, {},
                QStringLiteral("All 1023 worker numbers of the store are in use: stop some instances, or wait "
                               "a minute for those that ended without giving theirs back."));
        // Another instance may make the same row at this moment; then both try again.
        CH_CHECK(db.run("INSERT INTO workers (worker, owner, leased_until, last_ms) VALUES (?, '', 0, 0) "
                        "ON CONFLICT DO NOTHING",
                        next));
    }
}

Result<bool> renewWorker(sql::Connection& db, int worker, const QString& owner)
{
    CH_TRY(const qint64 renewed,
           db.run("UPDATE workers SET leased_until = CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT) + ? "
                  "WHERE worker = ? AND owner = ?",
                  kWorkerMs, worker, owner));
    return renewed == 1;
}

Result<> releaseWorker(sql::Connection& db, int worker, const QString& owner)
{
    CH_CHECK(db.run("UPDATE workers SET leased_until = 0 WHERE worker = ? AND owner = ?", worker, owner));
    return ok();
}

Result<qint64> livingWorkers(sql::Connection& db)
{
    CH_TRY(const auto living,
           db.integer("SELECT count(*) FROM workers "
                      "WHERE leased_until >= CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)"));
    return living.value_or(0);
}

Result<bool> tryLease(sql::Connection& db, const QString& name, const QString& owner, qint64 ms)
{
    if (db.engine() == sql::Engine::Sqlite)
        return true;
    CH_TRY(const qint64 taken,
           db.run("INSERT INTO leases (name, owner, leased_until) "
                  "VALUES (?, ?, CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT) + ?) "
                  "ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, leased_until = excluded.leased_until "
                  "WHERE leases.owner = excluded.owner "
                  "OR leases.leased_until < CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)",
                  name, owner, ms));
    return taken == 1;
}

Result<UtcTime> databaseTime(sql::Connection& db)
{
    CH_TRY(const auto ms, db.integer("SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)"));
    return UtcTime(ms.value_or(0));
}

} // namespace ch::server
