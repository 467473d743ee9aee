// SPDX-License-Identifier: Apache-2.0
// Lists of what was placed in some time, by what goes with that time (number, payment, due date, last change): each month's orders
// stand in that order in an index, and the months are merged. A walk through the whole sort would pass by all later orders first.
// Belongs to the thread of its connection; reads only.
#pragma once

#include "core/store/OrderConditionTable.h"

namespace ch::store {

/// Whether the first `limit` rows can be had from a few months of an index that is there.
Result<bool> isListedByMonths(sql::Connection& db, const OrderQuery& query, int limit);
/// For OrderLead::Months: rows in the query's order.
Result<sql::Statement> rowsByMonths(sql::Connection& db, const OrderQuery& query, const OrderNames& names, int limit);

} // namespace ch::store
