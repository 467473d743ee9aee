// SPDX-License-Identifier: Apache-2.0
// Counts and sales figures that are kept in the transaction that changes the orders and refunds they count.
// Belongs to the thread of its connection.
#pragma once

#include "core/sql/Connection.h"
#include "core/store/CacheChanges.h"
#include "core/store/ProductBlock.h"
#include "core/store/ShopCalendar.h"

#include <array>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

namespace ch::store {

/// What an order adds to order_counts and order_outcomes.
struct CountedOrder
{
    UtcTime createdAt;
    int status = 0;
    int fulfilment = 0;
    bool onHold = false;
    qint64 country = 0;
    bool wasPaid = false;
    /// Why it was cancelled.
    QString reason{};

    friend bool operator==(const CountedOrder&, const CountedOrder&) = default;
};

struct SoldLine
{
    qint64 sku = 0;
    qint64 units = 0;
    qint64 totalMinor = 0;
};

/// What a paid order adds to the sales figures: it counts on the day it was paid, whatever became of it later
/// (contract section 9).
struct Sale
{
    UtcTime paidAt;
    QString currency;
    qint64 country = 0;
    qint64 region = 0;
    qint64 units = 0;
    qint64 grossMinor = 0;
    std::vector<SoldLine> lines;
};

struct RefundedMoney
{
    UtcTime at;
    QString currency;
    qint64 country = 0;
    qint64 amountMinor = 0;
    QString reason{};
};

/// An order whose last parcel is out.
struct ShippedOrder
{
    UtcTime paidAt;
    UtcTime shippedAt;
    std::optional<UtcTime> shipBy{};

    /// Whole ones, from payment on.
    qint64 hours() const;
    bool isLate() const { return shipBy && shippedAt > *shipBy; }
    friend bool operator==(const ShippedOrder&, const ShippedOrder&) = default;
};

/// What an order adds to paid_orders, as long as it was ever paid.
struct PaidOrder
{
    UtcTime paidAt;
    QString currency;
    int status = 0;
    qint64 country = 0;
    qint64 totalMinor = 0;

    friend bool operator==(const PaidOrder&, const PaidOrder&) = default;
};

/// Gathers the differences of one transaction and writes each figure once.
class RollupTable
{
public:
    explicit RollupTable(const QTimeZone& zone) : m_calendar(zone) {}

    /// `sign` +1 adds, -1 takes away.
    void count(const CountedOrder& order, int sign);
    void sell(const Sale& sale, int sign);
    void refund(const RefundedMoney& refund, int sign);
    void ship(const ShippedOrder& order, int sign);
    void pay(const PaidOrder& order, int sign);
    /// Says in `changes` what else became another by it.
    Result<> flush(sql::Connection& db, CacheChanges& changes);
    /// After a rollback.
    void forget();

private:
    struct Figures
    {
        qint64 orders = 0;
        qint64 units = 0;
        qint64 grossMinor = 0;
        qint64 refundedMinor = 0;
    };
    using CountKey = std::tuple<DayNumber, int, int, int, qint64>;
    /// A currency's place in m_currencies: texts would be compared some dozen times for each line of an order.
    using Currency = int;
    using DayKey = std::tuple<Currency, DayNumber, qint64>;
    using HourKey = std::pair<Currency, qint64>;
    using RegionKey = std::tuple<Currency, DayNumber, qint64, qint64>;
    using OutcomeKey = std::tuple<DayNumber, int, bool, QString>;
    using ShippingKey = std::tuple<DayNumber, qint64, bool>;
    using PaidKey = std::tuple<DayNumber, Currency, int, qint64>;
    struct Paid
    {
        qint64 orders = 0;
        qint64 totalMinor = 0;
    };
    using ReasonKey = std::tuple<Currency, DayNumber, QString>;
    struct Refunded
    {
        qint64 refunds = 0;
        qint64 amountMinor = 0;
    };

    Currency numberOf(const QString& currency);
    const QString& textOf(Currency currency) const { return m_currencies[size_t(currency)]; }
    Result<> flushCounts(sql::Connection& db);
    Result<> flushTotals(sql::Connection& db);
    Result<> flushCountries(sql::Connection& db);
    Result<> flushProducts(sql::Connection& db, CacheChanges& changes);
    Result<> flushWeekHours(sql::Connection& db);
    Result<> flushRegions(sql::Connection& db);
    Result<> flushShipping(sql::Connection& db);
    Result<> flushReasons(sql::Connection& db);
    Result<> flushPaid(sql::Connection& db);

    ShopCalendar m_calendar;
    std::vector<QString> m_currencies;
    std::map<CountKey, qint64> m_counts;
    std::map<DayKey, Figures> m_days;
    std::map<HourKey, Figures> m_hours;
    std::map<HourKey, Figures> m_totals;
    // By day, month and year each.
    std::map<DayKey, Figures> m_weekHours;
    std::map<DayKey, Figures> m_countrySpans;
    std::map<DayKey, ProductSums> m_products;
    std::map<PaidKey, Paid> m_paid;
    std::map<RegionKey, Figures> m_regions;
    std::map<OutcomeKey, qint64> m_outcomes;
    std::map<ShippingKey, qint64> m_shipping;
    std::map<ReasonKey, Refunded> m_reasons;
};

} // namespace ch::store
