// SPDX-License-Identifier: Apache-2.0
// What tells an instance that others on its database changed something.
// Functions on a connection; on the connection's thread.
#pragma once

#include "core/base/Result.h"
#include "core/sql/Connection.h"
#include "server/store/WriteContext.h"

#include <vector>

namespace ch::server {

struct InstanceState
{
    qint64 feedPosition = 0;
    /// Grow with each change of users, sessions and failed sign-ins, and of the shop's row.
    qint64 accountChanges = 0;
    qint64 shopChanges = 0;
};
/// PostgreSQL only.
Result<InstanceState> readInstanceState(sql::Connection& db);

/// Orders whose state was written behind the one position, and up to the other.
Result<std::vector<ChangedOrder>> readChangedOrders(sql::Connection& db, qint64 behind, qint64 upTo);
/// Of the instance that started last.
Result<QString> newestRun(sql::Connection& db);

} // namespace ch::server
