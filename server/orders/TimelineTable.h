// SPDX-License-Identifier: Apache-2.0
// The rows of the orders' timelines.
// Functions on a connection; on the connection's thread.
#pragma once

#include "core/domain/Timeline.h"
#include "server/store/WriteContext.h"

#include <optional>
#include <span>

namespace ch::server {

/// Whether an order's timeline may have entries already.
enum class TimelineStart { New, Continued };

/// Appends the entries behind those that are there; their `seq` is given here. `position` is the feed's of the change that
/// they belong to: with it they are events, which consumers hear of (docs/decisions/021); without, history.
Result<> appendTimeline(WriteContext& context, OrderId id, std::optional<qint64> position,
                        std::span<const TimelineEntry> entries, TimelineStart start);

} // namespace ch::server
