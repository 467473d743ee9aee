// SPDX-License-Identifier: Apache-2.0
// How many orders a list has and what they add up to where figures kept by day know it: whole days of creation or payment,
// with no filter that only the orders themselves can answer.
// Builds statements; runs none.
#pragma once

#include "core/sql/Statement.h"
#include "core/store/OrderConditionTable.h"

#include <QTimeZone>

#include <optional>

namespace ch::store {

/// Rows of (status, orders). Nothing: the orders must be counted.
std::optional<sql::Statement> keptCounts(const OrderQuery& query, const OrderNames& names, const QTimeZone& zone);
/// Rows of (currency, orders, total_minor), the most orders first. Nothing: the orders must be added up.
std::optional<sql::Statement> keptTotals(const OrderQuery& query, const OrderNames& names, const QTimeZone& zone);

} // namespace ch::store
