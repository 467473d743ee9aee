// SPDX-License-Identifier: Apache-2.0
// When the made-up shop's orders were placed, and how far they have come by the morning on which it is made. Nothing depends
// on the time of that day: two shops made on one day are the same.
// Pure functions; safe on any thread.
#pragma once

#include "core/domain/Shop.h"
#include "server/demo/DemoRandom.h"

#include <vector>

namespace ch::server {

/// The shop opened this many days ago.
inline constexpr int kDemoDays = 395;

enum class DemoFate {
    /// Shipped, or closed for a reason.
    Done,
    /// Paid and still to ship: should have gone, has to go today, may go later.
    Late,
    DueToday,
    DueLater,
    /// Waits for a bank transfer.
    Unpaid,
};

struct DemoSlot
{
    UtcTime createdAt;
    DemoFate fate = DemoFate::Done;
};

/// `count` slots, oldest first, all of them before `today`, which is a day's first moment in the shop's zone.
std::vector<DemoSlot> demoSchedule(const Shop& shop, UtcTime today, int count, DemoRandom& random);

} // namespace ch::server
