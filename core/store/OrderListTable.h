// SPDX-License-Identifier: Apache-2.0
// Lists of orders out of the cache: which rows, in which order. With them come their sums and the orders themselves.
// Belongs to the thread of its connection; reads only.
#pragma once

#include "core/domain/OrderListItem.h"
#include "core/domain/OrderQuery.h"
#include "core/store/OrderBodyTable.h"
#include "core/store/OrderTallyTable.h"
#include "core/store/ShopCalendar.h"

#include <stop_token>

namespace ch::store {

/// The first `limit` rows; a negative limit is all of them. Orders alike in what is sorted by are newest first where the
/// sort descends, else oldest first. Cancelled if stopped on the way.
Result<std::vector<RowNumber>> orderRows(sql::Connection& db, const OrderQuery& query, int limit,
                                         const std::stop_token& stop = {});
/// The plan of the list's statement, for tests.
Result<QStringList> explainOrderRows(sql::Connection& db, const OrderQuery& query, int limit);

} // namespace ch::store
