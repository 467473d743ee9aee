// SPDX-License-Identifier: Apache-2.0
// What the stock is worth at present prices, and what of it nobody buys.
// Belongs to the thread of its connection; reads only, a few numbers of each product.
#pragma once

#include "core/domain/SalesFigures.h"
#include "core/sql/Connection.h"

namespace ch::store {

/// Slow is what was not sold since the day began; the `limit` most worth of it are named.
Result<StockWorth> stockWorth(sql::Connection& db, QDate slowSince, int limit);

} // namespace ch::store
