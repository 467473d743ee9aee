// SPDX-License-Identifier: Apache-2.0
// Stock takes between the cache, the outbox and a counter: lines with what waits on top, and the next entry.
// Belongs to the thread of the connection; what counts, to the writer's.
#pragma once

#include "core/desk/StockCountStore.h"
#include "core/desk/WorkspaceCore.h"

namespace ch::desk {

Result<std::vector<StockCountItem>> countItems(sql::Connection& db);
Result<CountSheet> countSheet(sql::Connection& db, StockCountId id, const Viewer& viewer);
Result<CountSheetLine> countSheetLine(sql::Connection& db, StockCountId id, const QString& sku, const Viewer& viewer);

/// What the viewer said of the place; nothing: not counted.
std::optional<qint64> saidBy(const StockCountLine& line, const QString& place, const Viewer& viewer);

/// A scanner's bursts become one request: what is counted within it goes together.
inline constexpr std::chrono::seconds kCountingGathers{3};

/// The entry in the outbox: the present one with another number where none was sent yet, else one more, which is sent after
/// `gathers`.
Result<CountTaken> takeCount(sql::Connection& db, const CountStep& step, const Viewer& viewer,
                             std::chrono::seconds gathers = kCountingGathers);
/// The name in the outbox of what its entries about a line are about.
QString queueOf(StockCountId count, const QString& sku);

} // namespace ch::desk
