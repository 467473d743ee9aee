// SPDX-License-Identifier: Apache-2.0
// Stock counts in the store: the counts themselves, and the feed's entry of each.
// Functions on a connection; on the connection's thread.
#pragma once

#include "core/domain/StockCount.h"
#include "core/domain/Timeline.h"
#include "server/store/WriteContext.h"

#include <optional>
#include <vector>

namespace ch::server {

/// With `differences`, whoever asks.
Result<std::optional<StockCount>> loadStockCount(sql::Connection& db, StockCountId id);
Result<qint64> openStockCounts(sql::Connection& db);

/// With a line for each product that its scope covers now. VALIDATION_FAILED (scope) if there is none, or a chosen SKU is
/// not a product; KEY_REUSED if the user's key began one before.
Result<StockCount> insertStockCount(WriteContext& context, const NewStockCount& draft, const Actor& actor);

/// Writes what changed, as a new version at a new revision, which the lines that changed must bear: ask for it first.
/// `before` is the revision that the count was loaded with.
Result<> saveStockCount(WriteContext& context, const StockCount& count, qint64 before);
/// Who ended it, and under which key.
Result<> endStockCount(WriteContext& context, StockCountId id, const Actor& actor);

struct StockCountQuery
{
    /// Empty: all.
    std::vector<StockCountStatus> status{};
    std::optional<StockCountId> before{};
    int limit = 50;
};
/// Newest first.
Result<std::vector<StockCount>> readStockCounts(sql::Connection& db, const StockCountQuery& query);

} // namespace ch::server
