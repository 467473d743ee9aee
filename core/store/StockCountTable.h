// SPDX-License-Identifier: Apache-2.0
// Stock takes in the cache: their lines as far as they were read, what a merchant means to decide, and the products that are
// to be counted.
// Belongs to the thread of its connection (the writer's, for what writes).
#pragma once

#include "core/domain/PendingOperation.h"
#include "core/domain/StockCount.h"
#include "core/sql/Connection.h"

#include <vector>

namespace ch::store {

/// Those that this version can read, newest first.
Result<std::vector<StockCount>> stockCounts(sql::Connection& db);
Result<std::optional<StockCount>> stockCount(sql::Connection& db, StockCountId id);

/// Unless a newer one is here. `body`: the line as it came.
Result<> putCountLine(sql::Connection& db, StockCountId id, const StockCountLine& line, const QByteArray& body);
Result<std::vector<StockCountLine>> countLines(sql::Connection& db, StockCountId id);
Result<std::optional<StockCountLine>> countLine(sql::Connection& db, StockCountId id, const QString& sku);

struct CountLinesRead
{
    /// Every line that changed up to this revision is here.
    qint64 revision = 0;
    std::optional<UtcTime> asOf{};
};
Result<CountLinesRead> countLinesRead(sql::Connection& db, StockCountId id);
Result<> noteCountLinesRead(sql::Connection& db, StockCountId id, const CountLinesRead& read);
/// The stock take is gone.
Result<> forgetCountLines(sql::Connection& db, const QString& id);

Result<std::vector<CountDecision>> countDecisions(sql::Connection& db, StockCountId id);
Result<> putCountDecision(sql::Connection& db, StockCountId id, const CountDecision& decision);
Result<> forgetCountDecisions(sql::Connection& db, StockCountId id);

/// What the scope covers, of what was there when the stock take began.
Result<std::vector<Product>> productsToCount(sql::Connection& db, const StockCount& count);
Result<std::optional<Product>> productToCount(sql::Connection& db, const QString& sku);

/// Entries of the outbox about lines of the stock take (of any, if `id` is null) that have not ended, oldest first.
Result<std::vector<PendingOperation>> openCountOperations(sql::Connection& db, StockCountId id);

} // namespace ch::store
