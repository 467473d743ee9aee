// SPDX-License-Identifier: Apache-2.0
// The end of a first load: indexes are built over the rows at once, which is several times faster than row by row.
// Belongs to the thread of its connection (the writer's).
#pragma once

#include "core/store/SearchIndexTable.h"

namespace ch::store {

struct LoadStep
{
    bool isComplete = false;
    /// 0–100.
    int percent = 0;
};

/// Does the next piece (seconds at most); each in a transaction of its own. May be interrupted and goes on there.
Result<LoadStep> finishLoad(sql::Connection& db, SearchIndexTable& search);
/// Whether lists may rely on every index.
Result<bool> isLoaded(sql::Connection& db);

} // namespace ch::store
