// SPDX-License-Identifier: Apache-2.0
// Which of a query's conditions finds the rows of its list, by how many orders are behind each.
// Belongs to the thread of its connection; reads only.
#pragma once

#include "core/store/OrderConditionTable.h"

namespace ch::store {

/// What leaves few rows leads, the fewest first; Walk if nothing does. In any order: for counts too.
Result<OrderLead> leadOf(sql::Connection& db, const OrderQuery& query, const OrderNames& names);
/// For what looks at all rows whatever their order, as counts do: as leadOf(), and if nothing is few, what has the least to look at.
Result<OrderLead> leadOfAll(sql::Connection& db, const OrderQuery& query, const OrderNames& names);
/// What was paid in a short time was placed in one that its orders tell: with that time as a filter too, the same rows are found
/// in every list that has the order of creation in it.
Result<OrderQuery> withTimeOfCreation(sql::Connection& db, OrderQuery query);
/// For the first `limit` rows of a list that nothing leads: what has them at hand where the sort's index would be walked through
/// for long before it comes to them.
Result<OrderLead> betterThanAWalk(sql::Connection& db, const OrderQuery& query, const OrderNames& names, int limit);

} // namespace ch::store
