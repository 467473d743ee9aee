// SPDX-License-Identifier: Apache-2.0
#include "server/consumers/PointsTable.h"

namespace ch::server {

Result<std::optional<qint64>> pointsOfOrder(sql::Connection& db, OrderId order)
{
    return db.integer("SELECT CAST(sum(points) AS BIGINT) FROM loyalty_points WHERE order_id = ?", order);
}

Result<> addPoints(WriteContext& context, OrderId order, int seq, const QString& customer, qint64 points)
{
    CH_CHECK(
        context.db.run("INSERT INTO loyalty_points (order_id, seq, customer_id, points, at) VALUES (?, ?, ?, ?, ?)",
                       order, seq, customer, points, context.now));
    return ok();
}

Result<std::vector<CustomerPoints>> readBalances(sql::Connection& db)
{
    CH_TRY(sql::Rows rows, db.query("SELECT customer_id, CAST(sum(points) AS BIGINT), count(DISTINCT order_id) "
                                    "FROM loyalty_points GROUP BY customer_id ORDER BY customer_id"));
    std::vector<CustomerPoints> balances;
    while (rows.next())
        balances.push_back({.customer = rows.text(0), .points = rows.integer(1), .orders = rows.integer(2)});
    CH_CHECK(rows.end());
    return balances;
}

Result<std::vector<PointsEntry>> readLedger(sql::Connection& db, const QString& customer)
{
    CH_TRY(sql::Rows rows, db.query("SELECT o.order_no, p.at, p.points FROM loyalty_points p "
                                    "JOIN orders o ON o.id = p.order_id WHERE p.customer_id = ? "
                                    "ORDER BY p.at, p.order_id, p.seq",
                                    customer));
    std::vector<PointsEntry> entries;
    while (rows.next())
        entries.push_back({.orderNo = rows.text(0), .at = rows.time(1), .points = rows.integer(2)});
    CH_CHECK(rows.end());
    return entries;
}

} // namespace ch::server
