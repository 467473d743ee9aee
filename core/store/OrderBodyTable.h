// SPDX-License-Identifier: Apache-2.0
// Orders out of the cache as the service sent them.
// Belongs to the thread of its connection; reads only.
#pragma once

#include "core/domain/Order.h"
#include "core/domain/OrderListItem.h"
#include "core/sql/Connection.h"

namespace ch::store {

/// In the order asked for; a row that has gone is left out.
Result<std::vector<Order>> ordersAt(sql::Connection& db, const std::vector<RowNumber>& rows);
/// The bytes that the service sent; as ordersAt().
Result<std::vector<QByteArray>> bodiesAt(sql::Connection& db, const std::vector<RowNumber>& rows);
/// The bytes that the service sent; empty if it is not here.
Result<QByteArray> orderBody(sql::Connection& db, OrderId id);
/// By number, letter for letter. Null if it is not here.
Result<OrderId> orderIdOf(sql::Connection& db, const QString& orderNo);

} // namespace ch::store
