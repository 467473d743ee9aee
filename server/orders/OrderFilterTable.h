// SPDX-License-Identifier: Apache-2.0
// Lists of orders as SQL: statements put together from literal fragments, so that an index leads whatever is asked for.
// Values that belong to one thread at a time.
#pragma once

#include "core/sql/Statement.h"
#include "server/orders/OrderQuery.h"

namespace ch::server {

using sql::Statement;

/// The page as (id, revision, sort value), in order, one row more than the limit; sorted by status, that comes fourth.
/// `query.filter.statuses` must not be empty.
Statement orderPageStatement(const OrderListQuery& query);
/// What a list may look at besides its page before it counts as a long one.
inline constexpr int kNarrowOrders = 5'000;
/// How many orders lie behind the condition that leads, counted to kNarrowOrders + 1; nothing where they come in the
/// order of the sort anyway, or are few by nature.
std::optional<Statement> orderBreadthStatement(const OrderListQuery& query);
/// The same columns, but only from the kNarrowOrders orders that are next in the sort's own index. More rows than the
/// limit are the page; fewer say nothing.
Statement orderWalkStatement(const OrderListQuery& query);
/// (status, count).
Statement orderCountsStatement(const OrderFilter& filter);

} // namespace ch::server
