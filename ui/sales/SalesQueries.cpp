// SPDX-License-Identifier: Apache-2.0
#include "ui/sales/SalesQueries.h"

#include "core/domain/NoValue.h"

namespace ch::ui {

namespace {

OrderQuery placedOrders(const SalesScope& scope)
{
    const TimeSpan span = momentsOf(scope.days, scope.zone);
    return {.createdFrom = span.from, .createdTo = span.to};
}

OrderQuery shippedOrders(const SalesScope& scope)
{
    const TimeSpan span = momentsOf(scope.days, scope.zone);
    return {.isPaid = true, .shippedFrom = span.from, .shippedTo = span.to};
}

} // namespace

TimeSpan momentsOf(const SalesDays& days, const QTimeZone& zone)
{
    return {.from = startOfSalesDay(days.from, zone), .to = startOfSalesDay(days.to.addDays(1), zone)};
}

OrderQuery paidOrders(const SalesScope& scope, const TimeSpan& span)
{
    return {.sku = scope.sku,
            .country = scope.country,
            .currency = scope.currency,
            .paidFrom = span.from,
            .paidTo = span.to,
            .sort = OrderSort::PaidAt};
}

OrderQuery paidOrders(const SalesScope& scope)
{
    return paidOrders(scope, momentsOf(scope.days, scope.zone));
}

OrderQuery ordersOfProduct(const SalesScope& scope, const QString& sku)
{
    OrderQuery query = paidOrders(scope);
    query.sku = sku;
    return query;
}

OrderQuery ordersToCountry(const SalesScope& scope, const QString& country)
{
    OrderQuery query = paidOrders(scope);
    query.country = country.isEmpty() ? kNoValue.toString() : country;
    return query;
}

OrderQuery ordersToRegion(const SalesScope& scope, const QString& country, const QString& region)
{
    OrderQuery query = ordersToCountry(scope, country);
    query.region = region;
    return query;
}

OrderQuery ordersOfWeekHour(const SalesScope& scope, int weekday, int hour)
{
    OrderQuery query = paidOrders(scope);
    query.paidHour = WeekHour{.weekday = weekday, .hour = hour, .timeZone = QString::fromLatin1(scope.zone.id())};
    return query;
}

OrderQuery ordersOfStep(const SalesScope& scope, FunnelStep step)
{
    OrderQuery query = placedOrders(scope);
    switch (step) {
    case FunnelStep::Placed:
        break;
    case FunnelStep::Paid:
        query.isPaid = true;
        break;
    case FunnelStep::Shipped:
        query.statuses = {OrderStatus::Shipped, OrderStatus::Completed};
        break;
    case FunnelStep::Completed:
        query.statuses = {OrderStatus::Completed};
        break;
    case FunnelStep::Cancelled:
        query.statuses = {OrderStatus::Cancelled};
        break;
    }
    return query;
}

OrderQuery ordersCancelledFor(const SalesScope& scope, const QString& reason)
{
    OrderQuery query = ordersOfStep(scope, FunnelStep::Cancelled);
    query.cancelReason = reason.isEmpty() ? kNoValue.toString() : reason;
    return query;
}

ShippingDays shippingStep(int step)
{
    const qint64 from = qint64(step) * 24;
    if (step + 1 >= kShippingSteps)
        return {.minHours = from, .maxHours = std::nullopt};
    return {.minHours = from, .maxHours = from + 23};
}

OrderQuery ordersShippedWithin(const SalesScope& scope, const ShippingDays& took)
{
    OrderQuery query = shippedOrders(scope);
    query.minShipHours = took.minHours;
    query.maxShipHours = took.maxHours;
    return query;
}

OrderQuery ordersShippedLate(const SalesScope& scope)
{
    OrderQuery query = shippedOrders(scope);
    query.isShippedLate = true;
    return query;
}

ProductQuery productsOnHand()
{
    return {.group = ProductGroup::OnHand, .sort = ProductSort::OnHand, .isDescending = true};
}

ProductQuery slowProducts(QDate since)
{
    ProductQuery query = productsOnHand();
    query.notSoldSince = since;
    return query;
}

RefundQuery refundsIn(const SalesScope& scope, const TimeSpan& span)
{
    return {.from = span.from, .to = span.to, .currency = scope.currency, .country = scope.country};
}

} // namespace ch::ui
