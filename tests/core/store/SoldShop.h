// SPDX-License-Identifier: Apache-2.0
// Three years of a shop's orders in a cache, and ranges of days to ask it for.
// One thread.
#pragma once

#include "core/store/SalesBreakdownTable.h"
#include "tests/core/store/CacheFixture.h"

namespace ch::store {

inline constexpr int kOrders = 600;
inline constexpr qint64 kHourMs = 3'600'000;

inline QDateTime local(UtcTime time, const QTimeZone& zone)
{
    return QDateTime::fromMSecsSinceEpoch(time.epochMs(), zone);
}

/// Three years of orders, so that ranges are made of days, months and years.
class SoldShop : public CacheFixture
{
public:
    explicit SoldShop(quint32 seed) : m_sampler(seed), m_random(seed + 1)
    {
        for (int i = 1; i <= kOrders; ++i) {
            Order order = m_sampler.order(i);
            spread(order);
            put(order);
        }
        flush();
        // Later states of a third of them.
        for (int i = 1; i <= kOrders; i += 3) {
            Order order = orders[i];
            m_sampler.change(order);
            ship(order);
            put(order);
        }
        flush();
        for (int i = 1; i <= kOrders; i += 17)
            remove(i);
        flush();
        finish();
    }

    std::vector<Order> paidIn(const SalesRange& range) const
    {
        std::vector<Order> found;
        for (const auto& [id, order] : orders) {
            if (order.paidAt && order.currency == range.currency && isIn(*order.paidAt, range.from, range.to))
                found.push_back(order);
        }
        return found;
    }
    bool isIn(UtcTime time, QDate from, QDate to) const
    {
        const QDate day = local(time, zone).date();
        return day >= from && day <= to;
    }

private:
    void spread(Order& order)
    {
        const qint64 shift = qint64(m_random.bounded(3 * 365)) * 24 * kHourMs;
        order.createdAt = order.createdAt.plusMs(shift);
        order.updatedAt = order.updatedAt.plusMs(shift);
        if (order.paidAt)
            order.paidAt = order.paidAt->plusMs(shift);
        if (order.shipBy)
            order.shipBy = order.shipBy->plusMs(shift);
        ship(order);
    }
    void ship(Order& order)
    {
        order.shippedAt.reset();
        if (!order.shipments.empty() && order.paidAt)
            order.shippedAt = order.paidAt->plusMs(qint64(m_random.bounded(120)) * kHourMs / 2);
    }

    OrderSampler m_sampler;
    QRandomGenerator m_random;
};

inline void addRanges()
{
    QTest::addColumn<QDate>("from");
    QTest::addColumn<QDate>("to");
    QTest::newRow("all") << QDate(2013, 1, 1) << QDate(2017, 12, 31);
    QTest::newRow("a day") << QDate(2014, 3, 30) << QDate(2014, 3, 30);
    QTest::newRow("days of a month") << QDate(2014, 5, 3) << QDate(2014, 5, 29);
    QTest::newRow("days of two months") << QDate(2014, 5, 20) << QDate(2014, 6, 11);
    QTest::newRow("a month") << QDate(2015, 2, 1) << QDate(2015, 2, 28);
    QTest::newRow("months and days") << QDate(2014, 2, 27) << QDate(2014, 11, 2);
    QTest::newRow("years, months and days") << QDate(2013, 11, 12) << QDate(2016, 9, 30);
    QTest::newRow("a year") << QDate(2015, 1, 1) << QDate(2015, 12, 31);
    QTest::newRow("all but days of a month") << QDate(2014, 5, 3) << QDate(2014, 6, 29);
    QTest::newRow("all but months of years") << QDate(2014, 2, 14) << QDate(2015, 11, 16);
    QTest::newRow("around the end of summer time") << QDate(2014, 10, 25) << QDate(2014, 10, 27);
}

} // namespace ch::store
