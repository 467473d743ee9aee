// SPDX-License-Identifier: Apache-2.0
// What has come while everything is fetched anew, and what has not (R16, R19).
// Belongs to the thread of its connection (the writer's).
#pragma once

#include "core/sql/Connection.h"

#include <QString>

#include <vector>

namespace ch::store {

/// True if it had not come before.
Result<bool> markSeen(sql::Connection& db, const QString& entity, const QString& id);
Result<> forgetSeen(sql::Connection& db);

struct MissingRecord
{
    QString entity;
    QString id;
};
/// What is here and did not come again.
Result<std::vector<MissingRecord>> missingRecords(sql::Connection& db);

/// How many records of an entity are here.
Result<qint64> presentOf(sql::Connection& db, const QString& entity);

} // namespace ch::store
