// SPDX-License-Identifier: Apache-2.0
// How many orders a list has and what they come to, to the last one.
// Belongs to the thread of its connection; reads only.
#pragma once

#include "core/domain/OrderQuery.h"
#include "core/domain/OrderTotal.h"
#include "core/sql/Connection.h"

#include <QTimeZone>

#include <array>

namespace ch::store {

Result<qint64> countOrders(sql::Connection& db, const OrderQuery& query, const QTimeZone& zone);
/// By OrderStatus; the query's statuses count for nothing here, as in a list's tabs.
Result<std::array<qint64, 5>> countByStatus(sql::Connection& db, const OrderQuery& query, const QTimeZone& zone);
/// By currency, the most orders first: amounts of several are never added.
Result<std::vector<OrderTotal>> orderTotals(sql::Connection& db, const OrderQuery& query, const QTimeZone& zone);

} // namespace ch::store
