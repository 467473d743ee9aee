// SPDX-License-Identifier: Apache-2.0
// What each write of a stock count does in the store: load, ask the rules, keep the difference.
// Inside the savepoint of the request's key, on the writer's thread.
#pragma once

#include "core/domain/StockCount.h"
#include "server/api/Handler.h"

namespace ch::server {

Result<Answer> beginStockCount(WriteContext& context, const NewStockCount& draft, const Actor& actor);
/// A line that the same key counted before answers as it is now.
Result<Answer> countStockLine(WriteContext& context, StockCountId id, const QString& sku, const CountLineDraft& draft,
                              const Actor& actor);
/// Lines that were not counted yet stay as they are.
Result<Answer> recountStockLines(WriteContext& context, StockCountId id, const std::vector<QString>& skus);
/// All or nothing: a line whose stock would fall below what orders reserve refuses all of them.
Result<Answer> approveStockCountLines(WriteContext& context, StockCountId id, const CountApproval& approval,
                                      const Actor& actor);
Result<Answer> abandonStockCount(WriteContext& context, StockCountId id, const Actor& actor);

} // namespace ch::server
