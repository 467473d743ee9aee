// SPDX-License-Identifier: Apache-2.0
// What the stock is worth at present prices, and what of it nobody orders.
// Belongs to the thread of its connection; reads only, all products at once.
#pragma once

#include "core/domain/SalesFigures.h"
#include "core/sql/Connection.h"

namespace ch::store {

/// Slow is what nobody ordered since `slowSince`; the `limit` most worth of it are named.
Result<StockWorth> stockWorth(sql::Connection& db, UtcTime slowSince, int limit);

} // namespace ch::store
