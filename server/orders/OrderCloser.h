// SPDX-License-Identifier: Apache-2.0
// What time does to orders (R10): unpaid ones close, holds end. Safe to run as often as one likes.
// Called inside a step on the writer's thread; `limit` bounds the step.
#pragma once

#include "server/store/WriteContext.h"

#include <optional>

namespace ch::server {

struct ClosedOrders
{
    int count = 0;
    /// How long the longest overdue of them had been due; 0 if none was closed.
    qint64 oldestLagMs = 0;
    /// Why the first of those that could not be closed stays open; the others are closed all the same.
    std::optional<Error> failure;
};

/// Closes PENDING orders past their expires_at, each with its reservation released.
Result<ClosedOrders> closeExpiredOrders(WriteContext& context, int limit);

/// Ends holds whose `until` has passed; how many.
Result<int> endPassedHolds(WriteContext& context, int limit);

} // namespace ch::server
