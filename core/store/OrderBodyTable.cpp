// SPDX-License-Identifier: Apache-2.0
#include "core/store/OrderBodyTable.h"

#include "core/wire/OrderJson.h"

namespace ch::store {

Result<std::vector<QByteArray>> bodiesAt(sql::Connection& db, const std::vector<RowNumber>& rows)
{
    std::vector<QByteArray> bodies;
    bodies.reserve(rows.size());
    for (const RowNumber row : rows) {
        CH_TRY(sql::Rows found, db.query("SELECT body FROM order_bodies WHERE row = ?", row));
        if (found.next())
            bodies.push_back(found.bytes(0));
        CH_CHECK(found.end());
    }
    return bodies;
}

Result<std::vector<Order>> ordersAt(sql::Connection& db, const std::vector<RowNumber>& rows)
{
    CH_TRY(const auto bodies, bodiesAt(db, rows));
    std::vector<Order> orders;
    orders.reserve(bodies.size());
    for (const QByteArray& body : bodies) {
        CH_TRY(Order order, orderFromJson(body));
        orders.push_back(std::move(order));
    }
    return orders;
}

Result<QByteArray> orderBody(sql::Connection& db, OrderId id)
{
    CH_TRY(sql::Rows rows,
           db.query("SELECT b.body FROM orders o JOIN order_bodies b ON b.row = o.row WHERE o.id = ?", id));
    QByteArray body = rows.next() ? rows.bytes(0) : QByteArray();
    CH_CHECK(rows.end());
    return body;
}

Result<OrderId> orderIdOf(sql::Connection& db, const QString& orderNo)
{
    CH_TRY(const auto id, db.integer("SELECT id FROM orders WHERE order_no = ?", orderNo));
    return OrderId(id.value_or(0));
}

} // namespace ch::store
