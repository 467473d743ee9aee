// SPDX-License-Identifier: Apache-2.0
#include "core/store/SalesBreakdownTable.h"

#include "core/store/SalesSpans.h"

namespace ch::store {

namespace {

using sql::Statement;

} // namespace

Result<std::vector<CountrySales>> salesByCountry(sql::Connection& db, const SalesRange& range)
{
    Statement sql = withSpans(range.from, range.to);
    sql.add(
        "SELECT coalesce(countries.name, ''), sold.orders, sold.units, sold.gross, sold.refunded FROM ("
        "SELECT country, sum(sign * orders) AS orders, sum(sign * units) AS units, sum(sign * gross_minor) AS gross, "
        "sum(sign * refunded_minor) AS refunded FROM ("
        "SELECT sign, d.country, d.orders, d.units, d.gross_minor, d.refunded_minor FROM spans CROSS JOIN sales_days d "
        "ON d.currency = ? AND d.day BETWEEN first AND last UNION ALL "
        "SELECT sign, s.country, s.orders, s.units, s.gross_minor, s.refunded_minor FROM spans "
        "CROSS JOIN sales_country_spans s ON s.currency = ? AND s.span BETWEEN first AND last) GROUP BY country) sold "
        "LEFT JOIN countries ON countries.no = sold.country WHERE sold.orders <> 0 OR sold.refunded <> 0 "
        "ORDER BY sold.gross DESC, 1",
        range.currency, range.currency);
    std::vector<CountrySales> sales;
    CH_TRY(sql::Rows rows, sql.query(db));
    while (rows.next())
        sales.push_back({rows.text(0),
                         {.orders = rows.integer(1),
                          .units = rows.integer(2),
                          .grossMinor = rows.integer(3),
                          .refundedMinor = rows.integer(4)}});
    CH_CHECK(rows.end());
    return sales;
}

Result<std::vector<RegionSales>> salesByRegion(sql::Connection& db, const SalesRange& range, int limit)
{
    Statement sql = withSpans(range.from, range.to);
    sql.add("SELECT coalesce(countries.name, ''), regions.name, sold.orders, sold.units, sold.gross FROM ("
            "SELECT r.country, r.region, sum(sign * r.orders) AS orders, sum(sign * r.units) AS units, "
            "sum(sign * r.gross_minor) AS gross "
            "FROM spans CROSS JOIN sales_regions r ON r.currency = ? AND r.span BETWEEN first AND last "
            "WHERE r.region <> 0 GROUP BY r.country, r.region HAVING sum(sign * r.orders) > 0) sold "
            "CROSS JOIN regions ON regions.no = sold.region LEFT JOIN countries ON countries.no = sold.country "
            "ORDER BY sold.gross DESC, 2, 1 LIMIT ?",
            range.currency, limit);
    std::vector<RegionSales> sales;
    CH_TRY(sql::Rows rows, sql.query(db));
    while (rows.next())
        sales.push_back(
            {.country = rows.text(0),
             .region = rows.text(1),
             .figures = {.orders = rows.integer(2), .units = rows.integer(3), .grossMinor = rows.integer(4)}});
    CH_CHECK(rows.end());
    return sales;
}

Result<std::vector<RefundReason>> refundsByReason(sql::Connection& db, const SalesRange& range)
{
    Statement sql = withSpans(range.from, range.to);
    sql.add("SELECT r.reason, sum(sign * r.refunds), sum(sign * r.amount_minor) FROM spans CROSS JOIN refund_reasons r "
            "ON r.currency = ? AND r.span BETWEEN first AND last GROUP BY r.reason HAVING sum(sign * r.refunds) > 0 "
            "ORDER BY 3 DESC, 1",
            range.currency);
    std::vector<RefundReason> reasons;
    CH_TRY(sql::Rows rows, sql.query(db));
    while (rows.next())
        reasons.push_back({rows.text(0), rows.integer(1), rows.integer(2)});
    CH_CHECK(rows.end());
    return reasons;
}

Result<std::vector<OrderOutcome>> orderOutcomes(sql::Connection& db, const SalesDays& days)
{
    Statement sql = withSpans(days.from, days.to);
    sql.add("SELECT o.status, o.was_paid, o.reason, sum(sign * o.orders) FROM spans CROSS JOIN order_outcomes o "
            "ON o.span BETWEEN first AND last GROUP BY o.status, o.was_paid, o.reason HAVING sum(sign * o.orders) > 0");
    std::vector<OrderOutcome> outcomes;
    CH_TRY(sql::Rows rows, sql.query(db));
    while (rows.next())
        outcomes.push_back({.status = OrderStatus(rows.integer(0)),
                            .wasPaid = rows.boolean(1),
                            .reason = rows.text(2),
                            .orders = rows.integer(3)});
    CH_CHECK(rows.end());
    return outcomes;
}

Result<ShippingTimes> shippingTimes(sql::Connection& db, const SalesDays& days)
{
    Statement sql = withSpans(days.from, days.to);
    sql.add(
        "SELECT t.hours, sum(sign * t.orders), sum(CASE t.is_late WHEN 1 THEN sign * t.orders ELSE 0 END) FROM spans "
        "CROSS JOIN shipping_times t ON t.span BETWEEN first AND last GROUP BY t.hours HAVING sum(sign * t.orders) > 0 "
        "ORDER BY t.hours");
    ShippingTimes times;
    CH_TRY(sql::Rows rows, sql.query(db));
    while (rows.next())
        times.hours.push_back({rows.integer(0), rows.integer(1), rows.integer(2)});
    CH_CHECK(rows.end());
    return times;
}

} // namespace ch::store
