// SPDX-License-Identifier: Apache-2.0
#include "core/store/RollupTable.h"

#include "core/store/SalesProductTable.h"
#include "core/store/SalesSpans.h"
#include "core/store/SoldDayTable.h"

#include <algorithm>

namespace ch::store {

qint64 ShippedOrder::hours() const
{
    constexpr qint64 kHourMs = 3'600'000;
    return std::max<qint64>(0, shippedAt.epochMs() - paidAt.epochMs()) / kHourMs;
}

void RollupTable::count(const CountedOrder& order, int sign)
{
    const auto add = [&](DayNumber day) {
        m_counts[{day, order.status, order.fulfilment, order.onHold ? 1 : 0, order.country}] += sign;
    };
    const DayNumber day = m_calendar.dayOf(order.createdAt);
    add(day);
    // Day 0 is all days: counting without dates must not sum up years.
    add(0);
    for (const DayNumber span : spansOf(day))
        m_outcomes[{span, order.status, order.wasPaid, order.reason}] += sign;
}

RollupTable::Currency RollupTable::numberOf(const QString& currency)
{
    const auto known = std::ranges::find(m_currencies, currency);
    if (known != m_currencies.end())
        return Currency(known - m_currencies.begin());
    m_currencies.push_back(currency);
    return Currency(m_currencies.size() - 1);
}

void RollupTable::sell(const Sale& sale, int sign)
{
    const auto add = [&](Figures& figures) {
        figures.orders += sign;
        figures.units += sign * sale.units;
        figures.grossMinor += sign * sale.grossMinor;
    };
    const Currency currency = numberOf(sale.currency);
    const DayNumber day = m_calendar.dayOf(sale.paidAt);
    add(m_days[{currency, day, sale.country}]);
    add(m_totals[{currency, day}]);
    add(m_hours[{currency, m_calendar.hourOf(sale.paidAt).epochMs()}]);
    for (const DayNumber span : spansOf(day)) {
        add(m_weekHours[{currency, span, m_calendar.weekHourOf(sale.paidAt)}]);
        add(m_regions[{currency, span, sale.country, sale.region}]);
        if (span != day)
            add(m_countrySpans[{currency, span, sale.country}]);
    }
    for (auto line = sale.lines.begin(); line != sale.lines.end(); ++line) {
        // An order that has a product on two lines is one order of it.
        const bool isFirst = std::find_if(sale.lines.begin(), line,
                                          [&](const SoldLine& before) { return before.sku == line->sku; }) == line;
        for (const DayNumber span : spansOf(day)) {
            m_products[{currency, span, line->sku}] +=
                {.orders = isFirst ? sign : 0, .units = sign * line->units, .grossMinor = sign * line->totalMinor};
        }
    }
}

void RollupTable::refund(const RefundedMoney& refund, int sign)
{
    const DayNumber day = m_calendar.dayOf(refund.at);
    const Currency currency = numberOf(refund.currency);
    const qint64 amount = sign * refund.amountMinor;
    m_days[{currency, day, refund.country}].refundedMinor += amount;
    m_totals[{currency, day}].refundedMinor += amount;
    m_hours[{currency, m_calendar.hourOf(refund.at).epochMs()}].refundedMinor += amount;
    for (const DayNumber span : spansOf(day)) {
        if (span != day)
            m_countrySpans[{currency, span, refund.country}].refundedMinor += amount;
        m_weekHours[{currency, span, m_calendar.weekHourOf(refund.at)}].refundedMinor += amount;
        Refunded& reason = m_reasons[{currency, span, refund.reason}];
        reason.refunds += sign;
        reason.amountMinor += amount;
    }
}

void RollupTable::ship(const ShippedOrder& order, int sign)
{
    for (const DayNumber span : spansOf(m_calendar.dayOf(order.shippedAt)))
        m_shipping[{span, order.hours(), order.isLate()}] += sign;
}

void RollupTable::pay(const PaidOrder& order, int sign)
{
    const Currency currency = numberOf(order.currency);
    for (const DayNumber span : spansOf(m_calendar.dayOf(order.paidAt))) {
        Paid& paid = m_paid[{span, currency, order.status, order.country}];
        paid.orders += sign;
        paid.totalMinor += sign * order.totalMinor;
    }
}

Result<> RollupTable::flush(sql::Connection& db, CacheChanges& changes)
{
    CH_CHECK(flushCounts(db));
    CH_CHECK(flushTotals(db));
    CH_CHECK(flushCountries(db));
    CH_CHECK(flushProducts(db, changes));
    CH_CHECK(flushWeekHours(db));
    CH_CHECK(flushRegions(db));
    CH_CHECK(flushShipping(db));
    CH_CHECK(flushReasons(db));
    CH_CHECK(flushPaid(db));
    forget();
    return ok();
}

Result<> RollupTable::flushCounts(sql::Connection& db)
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
    for (const auto& [key, orders] : m_outcomes) {
        if (orders == 0)
            continue;
        const auto& [span, status, wasPaid, reason] = key;
        CH_CHECK(db.run("INSERT INTO order_outcomes (span, status, was_paid, reason, orders) VALUES (?, ?, ?, ?, ?) "
                        "ON CONFLICT (span, status, was_paid, reason) DO UPDATE SET orders = orders + excluded.orders",
                        span, status, wasPaid, reason, orders));
    }
    return ok();
}

Result<> RollupTable::flushTotals(sql::Connection& db)
{
    for (const auto& [key, figures] : m_totals) {
        CH_CHECK(db.run("INSERT INTO sales_totals (currency, day, orders, units, gross_minor, refunded_minor) "
                        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (currency, day) DO UPDATE SET "
                        "orders = orders + excluded.orders, units = units + excluded.units, "
                        "gross_minor = gross_minor + excluded.gross_minor, "
                        "refunded_minor = refunded_minor + excluded.refunded_minor",
                        textOf(key.first), key.second, figures.orders, figures.units, figures.grossMinor,
                        figures.refundedMinor));
    }
    for (const auto& [key, figures] : m_hours) {
        CH_CHECK(db.run("INSERT INTO sales_hours (currency, hour, orders, units, gross_minor, refunded_minor) "
                        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (currency, hour) DO UPDATE SET "
                        "orders = orders + excluded.orders, units = units + excluded.units, "
                        "gross_minor = gross_minor + excluded.gross_minor, "
                        "refunded_minor = refunded_minor + excluded.refunded_minor",
                        textOf(key.first), key.second, figures.orders, figures.units, figures.grossMinor,
                        figures.refundedMinor));
    }
    return ok();
}

Result<> RollupTable::flushCountries(sql::Connection& db)
{
    for (const auto& [key, figures] : m_days) {
        const auto& [currency, day, country] = key;
        CH_CHECK(db.run("INSERT INTO sales_days (currency, day, country, orders, units, gross_minor, refunded_minor) "
                        "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (currency, day, country) DO UPDATE SET "
                        "orders = orders + excluded.orders, units = units + excluded.units, "
                        "gross_minor = gross_minor + excluded.gross_minor, "
                        "refunded_minor = refunded_minor + excluded.refunded_minor",
                        textOf(currency), day, country, figures.orders, figures.units, figures.grossMinor,
                        figures.refundedMinor));
    }
    for (const auto& [key, figures] : m_countrySpans) {
        const auto& [currency, span, country] = key;
        CH_CHECK(db.run(
            "INSERT INTO sales_country_spans (currency, span, country, orders, units, gross_minor, "
            "refunded_minor) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (currency, span, country) DO UPDATE SET "
            "orders = orders + excluded.orders, units = units + excluded.units, "
            "gross_minor = gross_minor + excluded.gross_minor, "
            "refunded_minor = refunded_minor + excluded.refunded_minor",
            textOf(currency), span, country, figures.orders, figures.units, figures.grossMinor, figures.refundedMinor));
    }
    return ok();
}

Result<> RollupTable::flushProducts(sql::Connection& db, CacheChanges& changes)
{
    if (m_products.empty())
        return ok();
    std::vector<SoldProduct> sold;
    std::vector<SoldOn> days;
    for (auto each = m_products.begin(); each != m_products.end();) {
        const auto& [currency, span, first] = each->first;
        sold.clear();
        // Products of one block stand together.
        for (; each != m_products.end(); ++each) {
            const auto& [nextCurrency, nextSpan, sku] = each->first;
            if (nextCurrency != currency || nextSpan != span || blockOf(sku) != blockOf(first))
                break;
            if (!each->second.isEmpty())
                sold.push_back({sku, each->second});
            if (each->second.orders != 0 && span > kLastMonthNumber)
                days.push_back({.sku = sku, .day = span, .orders = each->second.orders});
        }
        if (!sold.empty())
            CH_CHECK(addProducts(db, textOf(currency), span, sold));
    }
    CH_TRY(const bool isOther, keepSoldDays(db, days));
    changes.hasProducts |= isOther;
    return ok();
}

Result<> RollupTable::flushWeekHours(sql::Connection& db)
{
    for (const auto& [key, figures] : m_weekHours) {
        const auto& [currency, span, weekHour] = key;
        CH_CHECK(
            db.run("INSERT INTO sales_week_hours (currency, span, week_hour, orders, units, gross_minor, "
                   "refunded_minor) VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (currency, span, week_hour) DO UPDATE SET "
                   "orders = orders + excluded.orders, units = units + excluded.units, "
                   "gross_minor = gross_minor + excluded.gross_minor, "
                   "refunded_minor = refunded_minor + excluded.refunded_minor",
                   textOf(currency), span, weekHour, figures.orders, figures.units, figures.grossMinor,
                   figures.refundedMinor));
    }
    return ok();
}

Result<> RollupTable::flushRegions(sql::Connection& db)
{
    for (const auto& [key, figures] : m_regions) {
        const auto& [currency, span, country, region] = key;
        CH_CHECK(db.run("INSERT INTO sales_regions (currency, span, country, region, orders, units, gross_minor) "
                        "VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (currency, span, country, region) DO UPDATE SET "
                        "orders = orders + excluded.orders, units = units + excluded.units, "
                        "gross_minor = gross_minor + excluded.gross_minor",
                        textOf(currency), span, country, region, figures.orders, figures.units, figures.grossMinor));
    }
    return ok();
}

Result<> RollupTable::flushShipping(sql::Connection& db)
{
    for (const auto& [key, orders] : m_shipping) {
        if (orders == 0)
            continue;
        const auto& [span, hours, isLate] = key;
        CH_CHECK(db.run("INSERT INTO shipping_times (span, hours, is_late, orders) VALUES (?, ?, ?, ?) "
                        "ON CONFLICT (span, hours, is_late) DO UPDATE SET orders = orders + excluded.orders",
                        span, hours, isLate, orders));
    }
    return ok();
}

Result<> RollupTable::flushReasons(sql::Connection& db)
{
    for (const auto& [key, refunded] : m_reasons) {
        const auto& [currency, span, reason] = key;
        CH_CHECK(db.run("INSERT INTO refund_reasons (currency, span, reason, refunds, amount_minor) "
                        "VALUES (?, ?, ?, ?, ?) ON CONFLICT (currency, span, reason) DO UPDATE SET "
                        "refunds = refunds + excluded.refunds, amount_minor = amount_minor + excluded.amount_minor",
                        textOf(currency), span, reason, refunded.refunds, refunded.amountMinor));
    }
    return ok();
}

Result<> RollupTable::flushPaid(sql::Connection& db)
{
    for (const auto& [key, paid] : m_paid) {
        if (paid.orders == 0 && paid.totalMinor == 0)
            continue;
        const auto& [span, currency, status, country] = key;
        CH_CHECK(db.run("INSERT INTO paid_orders (span, currency, status, country, orders, total_minor) "
                        "VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (span, currency, status, country) DO UPDATE SET "
                        "orders = orders + excluded.orders, total_minor = total_minor + excluded.total_minor",
                        span, textOf(currency), status, country, paid.orders, paid.totalMinor));
    }
    return ok();
}

void RollupTable::forget()
{
    m_counts.clear();
    m_days.clear();
    m_hours.clear();
    m_products.clear();
    m_totals.clear();
    m_countrySpans.clear();
    m_paid.clear();
    m_weekHours.clear();
    m_regions.clear();
    m_outcomes.clear();
    m_shipping.clear();
    m_reasons.clear();
}

} // namespace ch::store
