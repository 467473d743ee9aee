// SPDX-License-Identifier: Apache-2.0
#include "core/store/RollupTable.h"

namespace ch::store {

void RollupTable::count(const CountedOrder& order, int sign)
{
    const auto add = [&](DayNumber day) {
        m_counts[{day, order.status, order.fulfilment, order.onHold ? 1 : 0, order.country}] += sign;
    };
    add(m_calendar.dayOf(order.createdAt));
    // Day 0 is all days: counting without dates must not sum up years.
    add(0);
}

void RollupTable::sell(const Sale& sale, int sign)
{
    const auto add = [&](Figures& figures) {
        figures.orders += sign;
        figures.units += sign * sale.units;
        figures.grossMinor += sign * sale.grossMinor;
    };
    const DayNumber day = m_calendar.dayOf(sale.paidAt);
    add(m_days[{sale.currency, day, sale.country}]);
    add(m_hours[{sale.currency, m_calendar.hourOf(sale.paidAt).epochMs()}]);
    std::map<qint64, Figures> bySku;
    for (const SoldLine& line : sale.lines) {
        Figures& figures = bySku[line.sku];
        // An order that has a product on two lines is one order of it.
        figures.orders = 1;
        figures.units += line.units;
        figures.grossMinor += line.totalMinor;
    }
    for (const auto& [sku, figures] : bySku) {
        Figures& product = m_products[{sale.currency, day, sku}];
        product.orders += sign * figures.orders;
        product.units += sign * figures.units;
        product.grossMinor += sign * figures.grossMinor;
    }
}

void RollupTable::refund(const RefundedMoney& refund, int sign)
{
    m_days[{refund.currency, m_calendar.dayOf(refund.at), refund.country}].refundedMinor += sign * refund.amountMinor;
    m_hours[{refund.currency, m_calendar.hourOf(refund.at).epochMs()}].refundedMinor += sign * refund.amountMinor;
}

Result<> RollupTable::flush(sql::Connection& db)
{
    for (const auto& [key, orders] : m_counts) {
        if (orders == 0)
            continue;
        const auto& [day, status, fulfilment, onHold, country] = key;
        CH_CHECK(db.run("INSERT INTO order_counts (day, status, fulfilment, on_hold, country, orders) "
                        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (day, status, fulfilment, on_hold, country) "
                        "DO UPDATE SET orders = orders + excluded.orders",
                        day, status, fulfilment, onHold, country, orders));
    }
    for (const auto& [key, figures] : m_days) {
        const auto& [currency, day, country] = key;
        CH_CHECK(db.run("INSERT INTO sales_days (currency, day, country, orders, units, gross_minor, refunded_minor) "
                        "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (currency, day, country) DO UPDATE SET "
                        "orders = orders + excluded.orders, units = units + excluded.units, "
                        "gross_minor = gross_minor + excluded.gross_minor, "
                        "refunded_minor = refunded_minor + excluded.refunded_minor",
                        currency, day, country, figures.orders, figures.units, figures.grossMinor,
                        figures.refundedMinor));
    }
    for (const auto& [key, figures] : m_hours) {
        CH_CHECK(db.run("INSERT INTO sales_hours (currency, hour, orders, units, gross_minor, refunded_minor) "
                        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (currency, hour) DO UPDATE SET "
                        "orders = orders + excluded.orders, units = units + excluded.units, "
                        "gross_minor = gross_minor + excluded.gross_minor, "
                        "refunded_minor = refunded_minor + excluded.refunded_minor",
                        key.first, key.second, figures.orders, figures.units, figures.grossMinor,
                        figures.refundedMinor));
    }
    for (const auto& [key, figures] : m_products) {
        const auto& [currency, day, sku] = key;
        CH_CHECK(db.run("INSERT INTO sales_products (currency, day, sku, orders, units, gross_minor) "
                        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (currency, day, sku) DO UPDATE SET "
                        "orders = orders + excluded.orders, units = units + excluded.units, "
                        "gross_minor = gross_minor + excluded.gross_minor",
                        currency, day, sku, figures.orders, figures.units, figures.grossMinor));
    }
    forget();
    return ok();
}

void RollupTable::forget()
{
    m_counts.clear();
    m_days.clear();
    m_hours.clear();
    m_products.clear();
}

} // namespace ch::store
