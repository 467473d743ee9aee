// SPDX-License-Identifier: Apache-2.0
// What instances that share a database lend themselves for a time, by the database's clock: the number in their ids, and
// work that one does for all. An embedded store has one instance and lends nothing.
// Functions on a connection; on the connection's thread.
#pragma once

#include "core/base/Result.h"
#include "core/base/UtcTime.h"
#include "core/sql/Connection.h"

#include <QString>

#include <optional>

namespace ch::server {

struct WorkerLease
{
    int worker = 0;
    /// Ids of that worker have times up to here.
    qint64 lastMs = 0;
};
/// Takes a number that nobody holds (R28). UNAVAILABLE with a sentence if all are taken.
Result<WorkerLease> leaseWorker(sql::Connection& db, const QString& owner);
/// False if somebody else has it by now: no id may be given under it any more.
Result<bool> renewWorker(sql::Connection& db, int worker, const QString& owner);
/// The number is free at once, and not only when the lease runs out.
Result<> releaseWorker(sql::Connection& db, int worker, const QString& owner);
/// Instances and commands that write this database now.
Result<qint64> livingWorkers(sql::Connection& db);

/// Takes or keeps the lease of that name; false while another owner has it.
Result<bool> tryLease(sql::Connection& db, const QString& name, const QString& owner, qint64 ms);

/// The database's clock.
Result<UtcTime> databaseTime(sql::Connection& db);

} // namespace ch::server
