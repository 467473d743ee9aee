// SPDX-License-Identifier: Apache-2.0
// The made-up shop's orders: each is placed, paid, shipped, refunded … by the same rules as real ones, at times of its own.
// One thread at a time.
#pragma once

#include "core/domain/OrderRules.h"
#include "server/demo/DemoCatalogue.h"
#include "server/demo/DemoRandom.h"
#include "server/store/IdGenerator.h"

#include <vector>

namespace ch::server {

struct DemoOrder
{
    /// All steps of its life in one: the order as it is now, every stock effect, the whole timeline.
    OrderChange change;
};

class DemoOrders
{
public:
    DemoOrders(Shop shop, std::vector<DemoProduct> products, DemoRandom& random, UtcTime now, int count);

    const std::vector<DemoProduct>& products() const { return m_products; }
    /// Stands at the time of the order that is being made.
    const Clock& clock() const { return m_clock; }
    /// When the shop opened, about thirteen months before now.
    UtcTime start() const;
    /// When the next month's goods arrive.
    UtcTime nextMonth() const;
    bool isDone() const { return m_next == m_times.size(); }
    /// The orders of the next 30 days, oldest first.
    Result<std::vector<DemoOrder>> makeMonth(IdGenerator& ids);

private:
    class OrderClock final : public Clock
    {
    public:
        UtcTime now() const override { return m_now; }
        UtcTime m_now;
    };
    /// A step applied on top of what the order is by now.
    class Life;

    void scheduleTimes(int count);
    OrderDraft makeDraft(UtcTime createdAt);
    Result<DemoOrder> makeOrder(UtcTime createdAt, IdGenerator& ids);
    Result<> payAndFulfil(Life& life, UtcTime createdAt, IdGenerator& ids);
    Result<> shipAndFinish(Life& life, int daysAgo, UtcTime paidAt, IdGenerator& ids);
    Result<> leaveOpen(Life& life, UtcTime paidAt);
    int daysBefore(UtcTime time) const;
    UtcTime workingTime(UtcTime after, int daysLater);

    const Shop m_shop;
    const QTimeZone m_zone;
    const std::vector<DemoProduct> m_products;
    std::vector<int> m_popularity;
    DemoRandom& m_random;
    const UtcTime m_now;
    OrderClock m_clock;
    std::vector<DemoCustomer> m_customers;
    std::vector<UtcTime> m_times;
    size_t m_next = 0;
    int m_number = 100'000;
};

} // namespace ch::server
