// SPDX-License-Identifier: Apache-2.0
#include "core/domain/SalesFigures.h"

#include <algorithm>

namespace ch {

qint64 SalesFigures::averageMinor() const
{
    if (orders <= 0)
        return 0;
    const qint64 whole = grossMinor / orders;
    return whole + (2 * (grossMinor % orders) >= orders ? 1 : 0);
}

SalesFigures& SalesFigures::operator+=(const SalesFigures& other)
{
    orders += other.orders;
    units += other.units;
    grossMinor += other.grossMinor;
    refundedMinor += other.refundedMinor;
    return *this;
}

SalesFigures totalOf(const std::vector<PeriodSales>& periods)
{
    SalesFigures total;
    for (const PeriodSales& period : periods)
        total += period.figures;
    return total;
}

OrderFunnel funnelOf(const std::vector<OrderOutcome>& outcomes)
{
    OrderFunnel funnel;
    for (const OrderOutcome& outcome : outcomes) {
        funnel.placed += outcome.orders;
        if (outcome.wasPaid)
            funnel.paid += outcome.orders;
        if (outcome.status == OrderStatus::Shipped || outcome.status == OrderStatus::Completed)
            funnel.shipped += outcome.orders;
        if (outcome.status == OrderStatus::Completed)
            funnel.completed += outcome.orders;
        if (outcome.status != OrderStatus::Cancelled)
            continue;
        funnel.cancelled += outcome.orders;
        const auto known = std::ranges::find(funnel.reasons, outcome.reason, &OrderFunnel::Reason::reason);
        if (known != funnel.reasons.end())
            known->orders += outcome.orders;
        else
            funnel.reasons.push_back({outcome.reason, outcome.orders});
    }
    std::ranges::sort(funnel.reasons, [](const OrderFunnel::Reason& a, const OrderFunnel::Reason& b) {
        return std::tie(b.orders, a.reason) < std::tie(a.orders, b.reason);
    });
    return funnel;
}

qint64 ShippingTimes::orders() const
{
    qint64 sum = 0;
    for (const ShippingHours& each : hours)
        sum += each.orders;
    return sum;
}

qint64 ShippingTimes::late() const
{
    qint64 sum = 0;
    for (const ShippingHours& each : hours)
        sum += each.late;
    return sum;
}

std::optional<qint64> ShippingTimes::within(int percent) const
{
    const qint64 all = orders();
    if (all == 0)
        return std::nullopt;
    // The order that stands at that place when they stand in line, the fastest first.
    const qint64 place = std::max<qint64>(1, (all * percent + 99) / 100);
    qint64 passed = 0;
    for (const ShippingHours& each : hours) {
        passed += each.orders;
        if (passed >= place)
            return each.hours;
    }
    return hours.back().hours;
}

} // namespace ch
