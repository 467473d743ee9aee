// SPDX-License-Identifier: Apache-2.0
// Records kept as they came: users, views, stock counts; and those that could not be understood.
// Belongs to the thread of its connection.
#pragma once

#include "core/store/DecodedPage.h"
#include "core/store/OrderTable.h"

namespace ch::store {

Result<bool> putRecord(sql::Connection& db, const FeedRecord& record, Replace replace);
Result<bool> removeRecord(sql::Connection& db, const QString& entity, const QString& id);
/// All of one entity, by id.
Result<std::vector<FeedRecord>> recordsOf(sql::Connection& db, const QString& entity);

struct Quarantined
{
    FeedRecord record;
    QString problem;
    UtcTime at;
};
Result<> quarantine(sql::Connection& db, const BadFeedRecord& bad, UtcTime now);
Result<> release(sql::Connection& db, const QString& entity, const QString& id);
Result<std::vector<Quarantined>> quarantined(sql::Connection& db);
Result<qint64> quarantinedCount(sql::Connection& db);
/// Whether the newest state of a record is one that this version does not understand: what else is here of it is old.
Result<bool> isQuarantined(sql::Connection& db, QLatin1StringView entity, const QString& id);
/// At the end of a resync: what did not come again is gone from the service.
Result<> releaseUnseen(sql::Connection& db);

} // namespace ch::store
