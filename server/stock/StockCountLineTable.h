// SPDX-License-Identifier: Apache-2.0
// The lines of stock counts, what their counters found, and what moved meanwhile.
// Functions on a connection; on the connection's thread.
#pragma once

#include "core/domain/StockCount.h"
#include "core/domain/Timeline.h"
#include "server/store/WriteContext.h"

#include <optional>
#include <vector>

namespace ch::server {

/// The line with every entry, those that count no more too, in the order they came; nothing if it is none of the count's.
Result<std::optional<StockCountLine>> loadCountLine(sql::Connection& db, const StockCount& count, const QString& sku);

struct CountLineQuery
{
    /// Behind this place; lines that change move to the end, so that whoever reads on misses none.
    qint64 afterRevision = 0;
    QString afterSku{};
    std::optional<CountLineState> state{};
    int limit = 200;
};
/// In the order of their revisions and SKUs; each with the entries that count.
Result<std::vector<StockCountLine>> readCountLines(sql::Connection& db, const StockCount& count,
                                                   const CountLineQuery& query);
/// Every line with a number, without entries: what an approval goes through.
Result<std::vector<StockCountLine>> readCountedLines(sql::Connection& db, const StockCount& count);

/// Whether the user's key made an entry of the line before. KEY_REUSED if it made one of another line.
Result<bool> isEntryKnown(sql::Connection& db, StockCountId id, const QString& sku, const Actor& actor);
/// Adds the newest of the line's entries, and writes which of those `before` it no longer count, or count again.
Result<> saveEntries(WriteContext& context, StockCountId id, const StockCountLine& before, const StockCountLine& line,
                     const Actor& actor);
/// Writes what counting or a recount makes of the line.
Result<> saveCountLine(WriteContext& context, StockCountId id, const StockCountLine& line);
/// Writes what the approval made of it.
Result<> saveDecidedLine(WriteContext& context, StockCountId id, const StockCountLine& line);

/// The sum of a product's movements of on_hand after a moment.
Result<qint64> movedSince(sql::Connection& db, const QString& sku, UtcTime after);
/// The units that moved, in or out, after one moment and up to another.
Result<qint64> unitsMovedBetween(sql::Connection& db, const QString& sku, UtcTime after, UtcTime upTo);

} // namespace ch::server
