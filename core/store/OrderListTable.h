// SPDX-License-Identifier: Apache-2.0
// Lists of orders out of the cache: which rows, in which order, how many.
// Belongs to the thread of its connection; reads only.
#pragma once

#include "core/domain/Order.h"
#include "core/domain/OrderListItem.h"
#include "core/domain/OrderQuery.h"
#include "core/domain/OrderTotal.h"
#include "core/sql/Statement.h"
#include "core/store/ShopCalendar.h"

#include <array>
#include <stop_token>

namespace ch::store {

/// The first `limit` rows; a negative limit is all of them. Orders alike in what is sorted by are newest first where the
/// sort descends, else oldest first. Cancelled if stopped on the way.
Result<std::vector<RowNumber>> orderRows(sql::Connection& db, const OrderQuery& query, int limit,
                                         const std::stop_token& stop = {});
/// Exact.
Result<qint64> countOrders(sql::Connection& db, const OrderQuery& query, const QTimeZone& zone);
/// By OrderStatus; the query's statuses count for nothing here, as in a list's tabs.
Result<std::array<qint64, 5>> countByStatus(sql::Connection& db, const OrderQuery& query, const QTimeZone& zone);
/// By currency, the most orders first: amounts of several are never added.
Result<std::vector<OrderTotal>> orderTotals(sql::Connection& db, const OrderQuery& query, const QTimeZone& zone);

/// In the order asked for; a row that has gone is left out.
Result<std::vector<Order>> ordersAt(sql::Connection& db, const std::vector<RowNumber>& rows);
/// The bytes that the service sent; as ordersAt().
Result<std::vector<QByteArray>> bodiesAt(sql::Connection& db, const std::vector<RowNumber>& rows);
/// The bytes that the service sent; empty if it is not here.
Result<QByteArray> orderBody(sql::Connection& db, OrderId id);
/// By number, letter for letter. Null if it is not here.
Result<OrderId> orderIdOf(sql::Connection& db, const QString& orderNo);

/// The plan of the list's statement, for tests.
Result<QStringList> explainOrderRows(sql::Connection& db, const OrderQuery& query, int limit);

} // namespace ch::store
