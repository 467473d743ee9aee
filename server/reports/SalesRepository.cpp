// SPDX-License-Identifier: Apache-2.0
#include "server/reports/SalesRepository.h"

#include "core/base/Money.h"

#include <algorithm>
#include <limits>
#include <map>
#include <tuple>

namespace ch::server {

namespace {

constexpr qint64 kMost = std::numeric_limits<qint64>::max();
/// The statements sum amounts in two parts, for an engine refuses a sum that it cannot hold.
constexpr qint64 kPart = 1'000'000'000;

qint64 sumOf(qint64 a, qint64 b)
{
    return addChecked(a, b).value_or(kMost);
}

/// From the sums of amount / kPart and amount % kPart.
qint64 joined(const sql::Rows& row, int column)
{
    const auto high = multiplyChecked(row.integer(column), kPart);
    return high ? sumOf(*high, row.integer(column + 1)) : kMost;
}

} // namespace

SalesFigures& SalesFigures::operator+=(const SalesFigures& other)
{
    orders += other.orders;
    units = sumOf(units, other.units);
    grossMinor = sumOf(grossMinor, other.grossMinor);
    refundedMinor = sumOf(refundedMinor, other.refundedMinor);
    return *this;
}

Result<SalesFigures> salesIn(sql::Connection& db, const SalesRange& range)
{
    SalesFigures figures;
    {
        CH_TRY(sql::Rows rows,
               db.query("SELECT count(*), sum(units), sum(total_minor / 1000000000), sum(total_minor % 1000000000) "
                        "FROM orders WHERE paid_at IS NOT NULL AND paid_at >= ? AND paid_at < ? AND currency = ?",
                        range.from, range.to, range.currency));
        if (rows.next())
            figures = {.orders = rows.integer(0), .units = rows.integer(1), .grossMinor = joined(rows, 2)};
        CH_CHECK(rows.end());
    }
    CH_TRY(sql::Rows rows, db.query("SELECT sum(amount_minor / 1000000000), sum(amount_minor % 1000000000) "
                                    "FROM refunds WHERE at >= ? AND at < ? AND currency = ?",
                                    range.from, range.to, range.currency));
    if (rows.next())
        figures.refundedMinor = joined(rows, 0);
    CH_CHECK(rows.end());
    return figures;
}

Result<std::vector<ProductSales>> salesByProduct(sql::Connection& db, const SalesRange& range)
{
    CH_TRY(sql::Rows rows,
           db.query("SELECT sold.sku, coalesce(products.title, ''), sold.orders, sold.units, sold.high, sold.low FROM ("
                    "SELECT lines.sku AS sku, count(DISTINCT orders.id) AS orders, sum(lines.quantity) AS units, "
                    "sum(lines.line_total_minor / 1000000000) AS high, sum(lines.line_total_minor % 1000000000) AS low "
                    "FROM orders JOIN order_lines lines ON lines.order_id = orders.id "
                    "WHERE orders.paid_at IS NOT NULL AND orders.paid_at >= ? AND orders.paid_at < ? "
                    "AND orders.currency = ? GROUP BY lines.sku) sold "
                    "LEFT JOIN products ON products.sku = sold.sku",
                    range.from, range.to, range.currency));
    std::vector<ProductSales> sales;
    while (rows.next())
        sales.push_back({.sku = rows.text(0),
                         .title = rows.text(1),
                         .orders = rows.integer(2),
                         .units = rows.integer(3),
                         .grossMinor = joined(rows, 4)});
    CH_CHECK(rows.end());
    std::ranges::sort(sales, [](const ProductSales& a, const ProductSales& b) {
        return std::tie(b.grossMinor, a.sku) < std::tie(a.grossMinor, b.sku);
    });
    return sales;
}

Result<std::vector<CountrySales>> salesByCountry(sql::Connection& db, const SalesRange& range)
{
    std::map<QString, SalesFigures> countries;
    {
        CH_TRY(sql::Rows rows, db.query("SELECT ship_country, count(*), sum(units), sum(total_minor / 1000000000), "
                                        "sum(total_minor % 1000000000) FROM orders "
                                        "WHERE paid_at IS NOT NULL AND paid_at >= ? AND paid_at < ? AND currency = ? "
                                        "GROUP BY ship_country",
                                        range.from, range.to, range.currency));
        while (rows.next())
            countries[rows.text(0)] +=
                {.orders = rows.integer(1), .units = rows.integer(2), .grossMinor = joined(rows, 3)};
        CH_CHECK(rows.end());
    }
    {
        CH_TRY(sql::Rows rows,
               db.query("SELECT coalesce(orders.ship_country, ''), sum(refunds.amount_minor / 1000000000), "
                        "sum(refunds.amount_minor % 1000000000) FROM refunds "
                        "LEFT JOIN orders ON orders.id = refunds.order_id "
                        "WHERE refunds.at >= ? AND refunds.at < ? AND refunds.currency = ? "
                        "GROUP BY coalesce(orders.ship_country, '')",
                        range.from, range.to, range.currency));
        while (rows.next())
            countries[rows.text(0)] += {.refundedMinor = joined(rows, 1)};
        CH_CHECK(rows.end());
    }
    std::vector<CountrySales> sales;
    sales.reserve(countries.size());
    for (const auto& [country, figures] : countries)
        sales.push_back({country, figures});
    std::ranges::sort(sales, [](const CountrySales& a, const CountrySales& b) {
        return std::tie(b.figures.grossMinor, a.country) < std::tie(a.figures.grossMinor, b.country);
    });
    return sales;
}

} // namespace ch::server
