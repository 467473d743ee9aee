// SPDX-License-Identifier: Apache-2.0
// What an entry of the outbox wants of a product's stock.
// A plain value and a pure function; safe on any thread.
#pragma once

#include "core/base/Result.h"
#include "core/domain/PendingOperation.h"

#include <optional>

namespace ch::desk {

struct StockWish
{
    /// counted − expected for a count.
    qint64 delta = 0;
    std::optional<qint64> counted{};
    std::optional<qint64> expected{};
    QString reason{};
    QString note{};
};
/// Errors: Invalid for an entry about an order, or a body that is none of its kind.
Result<StockWish> stockWishOf(const PendingOperation& entry);

} // namespace ch::desk
