// SPDX-License-Identifier: Apache-2.0
// Timelines of the orders that were opened last, as the service gave them, with their age.
// Belongs to the thread of its connection (the writer's, for what writes).
#pragma once

#include "core/domain/Timeline.h"
#include "core/sql/Connection.h"

#include <optional>
#include <vector>

namespace ch::store {

struct StoredTimeline
{
    /// Oldest first.
    std::vector<TimelineEntry> entries;
    UtcTime asOf;
};

/// So many orders' timelines are kept, those read last.
inline constexpr int kKeptTimelines = 2'000;

/// Nothing if it was never read.
Result<std::optional<StoredTimeline>> timeline(sql::Connection& db, OrderId order);
Result<> putTimeline(sql::Connection& db, OrderId order, const StoredTimeline& timeline);
/// What another role was shown.
Result<> forgetTimelines(sql::Connection& db);

} // namespace ch::store
