// SPDX-License-Identifier: Apache-2.0
// The list behind each figure: exactly the orders or refunds that it counts.
// Pure functions; any thread.
#pragma once

#include "core/domain/OrderQuery.h"
#include "core/domain/ProductQuery.h"
#include "core/domain/RefundQuery.h"
#include "core/domain/SalesFigures.h"

namespace ch::ui {

/// What all figures of a page have in common.
struct SalesScope
{
    SalesDays days;
    QTimeZone zone;
    QString currency;
    QString sku{};
    QString country{};
};

TimeSpan momentsOf(const SalesDays& days, const QTimeZone& zone);
/// Orders paid in the span, the latest first.
OrderQuery paidOrders(const SalesScope& scope, const TimeSpan& span);
OrderQuery paidOrders(const SalesScope& scope);
OrderQuery ordersOfProduct(const SalesScope& scope, const QString& sku);
OrderQuery ordersToCountry(const SalesScope& scope, const QString& country);
OrderQuery ordersToRegion(const SalesScope& scope, const QString& country, const QString& region);
/// `weekday` 1 (Monday) – 7.
OrderQuery ordersOfWeekHour(const SalesScope& scope, int weekday, int hour);

/// The steps of the funnel: of the orders placed on the days.
enum class FunnelStep { Placed, Paid, Shipped, Completed, Cancelled };
OrderQuery ordersOfStep(const SalesScope& scope, FunnelStep step);
OrderQuery ordersCancelledFor(const SalesScope& scope, const QString& reason);

/// Whole days that shipping took: the last one holds all that took longer.
struct ShippingDays
{
    qint64 minHours = 0;
    /// Nothing: no end.
    std::optional<qint64> maxHours{};
};
inline constexpr int kShippingSteps = 8;
ShippingDays shippingStep(int step);
OrderQuery ordersShippedWithin(const SalesScope& scope, const ShippingDays& took);
OrderQuery ordersShippedLate(const SalesScope& scope);

/// What the worth of the stock is made of, the most units first.
ProductQuery productsOnHand();
/// What of it was not sold on the day or later.
ProductQuery slowProducts(QDate since);
RefundQuery refundsIn(const SalesScope& scope, const TimeSpan& span);

} // namespace ch::ui
