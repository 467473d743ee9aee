// SPDX-License-Identifier: Apache-2.0
// The made-up shop's orders: each is placed, paid, packed, shipped, refunded … by the same rules as real ones, at times of
// its own, up to the morning on which the shop is made.
// One thread at a time.
#pragma once

#include "core/domain/OrderRules.h"
#include "server/demo/DemoCatalogue.h"
#include "server/demo/DemoLife.h"
#include "server/demo/DemoRandom.h"
#include "server/demo/DemoSchedule.h"
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
    /// `today` is the first moment of a day in the shop's zone; nothing happens after it.
    DemoOrders(Shop shop, std::vector<DemoProduct> products, qint64 seed, UtcTime today, int count);

    /// Before the first month.
    void setStaff(DemoStaff staff) { m_staff = std::move(staff); }
    const std::vector<DemoProduct>& products() const { return m_products; }
    /// Stands at the time of the order that is being made.
    const Clock& clock() const { return m_clock; }
    /// When the shop opened, about thirteen months before today.
    UtcTime start() const;
    /// When the next month's goods arrive.
    UtcTime nextMonth() const;
    bool isDone() const { return m_next == m_slots.size(); }
    /// The orders of the next 30 days, oldest first.
    Result<std::vector<DemoOrder>> makeMonth(IdGenerator& ids);

private:
    class OrderClock final : public Clock
    {
    public:
        UtcTime now() const override { return m_now; }
        UtcTime m_now;
    };
    OrderDraft makeDraft(DemoRandom& random, const DemoCustomer& customer, UtcTime createdAt) const;
    Result<DemoOrder> makeOrder(const DemoSlot& slot, IdGenerator& ids);

    const Shop m_shop;
    const QTimeZone m_zone;
    const std::vector<DemoProduct> m_products;
    std::vector<int> m_popularity;
    const qint64 m_seed;
    const UtcTime m_today;
    DemoStaff m_staff;
    OrderClock m_clock;
    std::vector<DemoCustomer> m_customers;
    std::vector<DemoSlot> m_slots;
    size_t m_next = 0;
};

} // namespace ch::server
