// SPDX-License-Identifier: Apache-2.0
#include "server/reports/SalesRepository.h"

namespace ch::server {

Result<> forEachPaidOrder(sql::Connection& db, const SalesRange& range,
                          const std::function<void(const PaidOrder&)>& each)
{
    CH_TRY(sql::Rows rows, db.query("SELECT paid_at, units, total_minor FROM orders "
                                    "WHERE paid_at IS NOT NULL AND paid_at >= ? AND paid_at < ? AND currency = ? "
                                    "ORDER BY paid_at",
                                    range.from, range.to, range.currency));
    while (rows.next())
        each({rows.time(0), rows.integer(1), rows.integer(2)});
    return rows.end();
}

Result<> forEachRefund(sql::Connection& db, const SalesRange& range,
                       const std::function<void(UtcTime at, qint64 amountMinor)>& each)
{
    CH_TRY(sql::Rows rows, db.query("SELECT at, amount_minor FROM refunds WHERE at >= ? AND at < ? AND currency = ? "
                                    "ORDER BY at",
                                    range.from, range.to, range.currency));
    while (rows.next())
        each(rows.time(0), rows.integer(1));
    return rows.end();
}

Result<std::vector<ProductSales>> salesByProduct(sql::Connection& db, const SalesRange& range)
{
    CH_TRY(sql::Rows rows,
           db.query("SELECT sold.sku, coalesce(products.title, ''), sold.orders, sold.units, sold.gross FROM ("
                    "SELECT lines.sku AS sku, count(DISTINCT orders.id) AS orders, sum(lines.quantity) AS units, "
                    "sum(lines.line_total_minor) AS gross "
                    "FROM orders JOIN order_lines lines ON lines.order_id = orders.id "
                    "WHERE orders.paid_at IS NOT NULL AND orders.paid_at >= ? AND orders.paid_at < ? "
                    "AND orders.currency = ? GROUP BY lines.sku) sold "
                    "LEFT JOIN products ON products.sku = sold.sku ORDER BY sold.gross DESC, sold.sku",
                    range.from, range.to, range.currency));
    std::vector<ProductSales> sales;
    while (rows.next())
        sales.push_back({rows.text(0), rows.text(1), rows.integer(2), rows.integer(3), rows.integer(4)});
    CH_CHECK(rows.end());
    return sales;
}

Result<std::vector<CountrySales>> salesByCountry(sql::Connection& db, const SalesRange& range)
{
    CH_TRY(sql::Rows rows,
           db.query("SELECT country, sum(orders), sum(units), sum(gross), sum(refunded) FROM ("
                    "SELECT ship_country AS country, count(*) AS orders, sum(units) AS units, "
                    "sum(total_minor) AS gross, 0 AS refunded FROM orders "
                    "WHERE paid_at IS NOT NULL AND paid_at >= ? AND paid_at < ? AND currency = ? GROUP BY ship_country "
                    "UNION ALL "
                    "SELECT coalesce(orders.ship_country, ''), 0, 0, 0, sum(refunds.amount_minor) FROM refunds "
                    "LEFT JOIN orders ON orders.id = refunds.order_id "
                    "WHERE refunds.at >= ? AND refunds.at < ? AND refunds.currency = ? "
                    "GROUP BY coalesce(orders.ship_country, '')) parts "
                    "GROUP BY country ORDER BY sum(gross) DESC, country",
                    range.from, range.to, range.currency, range.from, range.to, range.currency));
    std::vector<CountrySales> sales;
    while (rows.next())
        sales.push_back({rows.text(0), rows.integer(1), rows.integer(2), rows.integer(3), rows.integer(4)});
    CH_CHECK(rows.end());
    return sales;
}

} // namespace ch::server
