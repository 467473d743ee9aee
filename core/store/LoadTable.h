// SPDX-License-Identifier: Apache-2.0
// The beginning of a first load, and its end: indexes built over all rows at once, several times faster than row by row.
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

/// Everything that the service sent goes, and what was derived from it; the outbox and whose it is stay. Whoever remembers
/// something of what was here has to forget it.
Result<> beginLoadAnew(sql::Connection& db);
/// Does the next piece (seconds at most); each in a transaction of its own. May be interrupted and goes on there.
Result<LoadStep> finishLoad(sql::Connection& db, SearchIndexTable& search);
/// Whether lists may rely on every index.
Result<bool> isLoaded(sql::Connection& db);

} // namespace ch::store
