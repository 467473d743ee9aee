// SPDX-License-Identifier: Apache-2.0
// In which order a list of orders stands: the index that has it, its text, and where in it what is asked for begins and ends.
// Pure functions; safe on any thread.
#pragma once

#include "core/domain/OrderQuery.h"
#include "core/sql/Statement.h"

namespace ch::store {

struct SortText
{
    /// " INDEXED BY …"; empty if the table itself, or no index, has the order.
    std::string_view index;
    std::string_view descending;
    std::string_view ascending;
};

SortText sortTextOf(OrderSort sort);
/// " ORDER BY …" in the query's direction.
std::string_view orderTextOf(const OrderQuery& query);
/// Later orders are later in it, more or less.
bool goesWithCreation(OrderSort sort);
/// An order is paid and shipped after it was created: from the newest order down to the range nothing need be looked at.
void addWalkBounds(sql::Statement& sql, const OrderQuery& query);
/// Where in the sort's index what is asked for stands.
void addSortBounds(sql::Statement& sql, const OrderQuery& query);

} // namespace ch::store
