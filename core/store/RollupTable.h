// SPDX-License-Identifier: Apache-2.0
// Counts and sales figures that are kept in the transaction that changes the orders and refunds they count.
// Belongs to the thread of its connection.
#pragma once

#include "core/sql/Connection.h"
#include "core/store/ShopCalendar.h"

#include <map>
#include <tuple>
#include <vector>

namespace ch::store {

/// What an order adds to order_counts.
struct CountedOrder
{
    UtcTime createdAt;
    int status = 0;
    int fulfilment = 0;
    bool onHold = false;
    qint64 country = 0;

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
    Result<> flush(sql::Connection& db);
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
    using DayKey = std::tuple<QString, DayNumber, qint64>;
    using HourKey = std::pair<QString, qint64>;

    ShopCalendar m_calendar;
    std::map<CountKey, qint64> m_counts;
    std::map<DayKey, Figures> m_days;
    std::map<HourKey, Figures> m_hours;
    std::map<DayKey, Figures> m_products;
};

} // namespace ch::store
