// SPDX-License-Identifier: Apache-2.0
// What waits in the outbox, put on top of what the service said: the cache's own rows are never changed by it (R20).
// Pure functions; safe on any thread.
#pragma once

#include "core/base/Result.h"
#include "core/domain/Order.h"
#include "core/domain/OrderListItem.h"
#include "core/domain/PendingOperation.h"
#include "core/domain/Timeline.h"

#include <vector>

namespace ch::desk {

/// The order after one entry, as the rules see it; the version that the person saw is the service's to judge. Errors: what
/// the service would say.
Result<Order> apply(const PendingOperation& operation, const Order& order, UtcTime now, const Actor& actor);

struct Overlaid
{
    Order shown;
    int waiting = 0;
    int refused = 0;
};
/// `open`: waiting, sending and refused entries about the order, oldest first. Refused ones only count. The first of the
/// others that can no longer be applied ends it: those behind it build on it.
Overlaid overlay(const Order& base, const std::vector<PendingOperation>& open, UtcTime now, const Actor& actor);

OrderListItem listItemOf(RowNumber row, const Order& base, const Overlaid& overlaid);

} // namespace ch::desk
