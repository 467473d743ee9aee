// SPDX-License-Identifier: Apache-2.0
// What one committed transaction changed in the cache, for whoever shows it.
// A plain value; safe on any thread.
#pragma once

#include "core/base/Ids.h"

#include <functional>
#include <vector>

namespace ch::store {

struct CacheChanges
{
    /// More than that are not named one by one: whoever shows orders asks for all of them again.
    static constexpr size_t kMostNamed = 200;

    /// New, changed or gone; complete unless hasManyOrders.
    std::vector<OrderId> orders{};
    bool hasManyOrders = false;
    bool hasProducts = false;
    bool hasRefunds = false;
    /// Views, users, stock counts.
    bool hasRecords = false;
    /// Records were set aside, or are no longer.
    bool hasQuarantine = false;
    /// Entries of the outbox are being sent, were answered, put off or refused.
    bool hasOperations = false;
    /// Those of them that ended: done or refused.
    std::vector<qint64> ended{};

    void addOrder(OrderId id)
    {
        if (orders.size() < kMostNamed)
            orders.push_back(id);
        else
            hasManyOrders = true;
    }
    bool isEmpty() const
    {
        return orders.empty() && !hasManyOrders && !hasProducts && !hasRefunds && !hasRecords && !hasQuarantine &&
               !hasOperations && ended.empty();
    }
};

/// Called after COMMIT on the lane of the writer, which waits for it: to be quick about it.
using OnCommitted = std::function<void(const CacheChanges&)>;

} // namespace ch::store
