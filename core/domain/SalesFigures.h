// SPDX-License-Identifier: Apache-2.0
// What a shop sold, as figures: by time, product, place, hour of the week; what became of orders; how fast they went out
// (contract section 9: an order counts on the day it was paid, a refund on the day it was made, in the shop's time zone).
// Plain values; safe on any thread. Amounts are minor units of one currency.
#pragma once

#include "core/domain/OrderStatus.h"
#include "core/domain/SalesPeriods.h"

#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace ch {

struct SalesFigures
{
    qint64 orders = 0;
    qint64 units = 0;
    qint64 grossMinor = 0;
    qint64 refundedMinor = 0;

    qint64 netMinor() const { return grossMinor - refundedMinor; }
    /// Gross money for each order, rounded half up; 0 without orders.
    qint64 averageMinor() const;
    bool isEmpty() const { return orders == 0 && units == 0 && grossMinor == 0 && refundedMinor == 0; }
    SalesFigures& operator+=(const SalesFigures& other);
    friend bool operator==(const SalesFigures&, const SalesFigures&) = default;
};

/// Days of the shop's time zone, both included.
struct SalesDays
{
    QDate from;
    QDate to;

    friend bool operator==(const SalesDays&, const SalesDays&) = default;
};

struct PeriodSales
{
    /// As reports name it: "2011-09-01", "2011-09-01T13:00:00+01:00".
    QByteArray label;
    /// The first day of the period, or the hour's; may lie before the range, whose days alone are counted.
    QDate from;
    /// When the hour began; nothing of longer periods.
    std::optional<UtcTime> hour;
    SalesFigures figures;
};
SalesFigures totalOf(const std::vector<PeriodSales>& periods);

enum class ProductOrder { ByMoney, ByUnits };

struct ProductSales
{
    QString sku;
    /// As it is now; empty if there is no such product (any more).
    QString title;
    qint64 orders = 0;
    qint64 units = 0;
    qint64 grossMinor = 0;
};

struct CountrySales
{
    /// Empty where none is known.
    QString country;
    SalesFigures figures;
};

struct RegionSales
{
    QString country;
    QString region;
    /// A refund names no region: always 0.
    SalesFigures figures;
};

struct CurrencySales
{
    QString currency;
    SalesFigures figures;
};

/// [weekday - 1][hour]; 1 is Monday.
using WeekSales = std::array<std::array<SalesFigures, 24>, 7>;

/// Orders placed in some days, by what became of them.
struct OrderOutcome
{
    OrderStatus status = OrderStatus::Pending;
    /// Whether it was ever paid; of cancelled ones not all were.
    bool wasPaid = false;
    /// Of cancelled ones.
    QString reason;
    qint64 orders = 0;
};

struct OrderFunnel
{
    qint64 placed = 0;
    qint64 paid = 0;
    qint64 shipped = 0;
    qint64 completed = 0;
    qint64 cancelled = 0;
    struct Reason
    {
        QString reason;
        qint64 orders = 0;
    };
    /// The most frequent first.
    std::vector<Reason> reasons{};
};
OrderFunnel funnelOf(const std::vector<OrderOutcome>& outcomes);

/// Orders whose last parcel went out in some days, by whole hours since they were paid.
struct ShippingHours
{
    qint64 hours = 0;
    qint64 orders = 0;
    /// Of them, those that went out after ship_by.
    qint64 late = 0;
};

struct ShippingTimes
{
    /// By hours, none twice.
    std::vector<ShippingHours> hours{};

    qint64 orders() const;
    qint64 late() const;
    /// The hours within which `percent` of the orders went out; nothing without orders.
    std::optional<qint64> within(int percent) const;
};

struct RefundReason
{
    QString reason;
    qint64 refunds = 0;
    qint64 amountMinor = 0;
};

/// Goods that lie there and are not sold.
struct SlowProduct
{
    QString sku;
    QString title;
    qint64 onHand = 0;
    /// On hand at the product's present price.
    qint64 worthMinor = 0;
    /// When the newest paid order with it was paid; nothing: never.
    std::optional<UtcTime> lastSold;
};

struct StockWorth
{
    qint64 products = 0;
    qint64 units = 0;
    qint64 worthMinor = 0;
    /// Slow is what was not sold on this day or later.
    QDate slowSince{};
    /// The most money first.
    std::vector<SlowProduct> slow{};
    qint64 slowProducts = 0;
    qint64 slowWorthMinor = 0;
};

} // namespace ch
