// SPDX-License-Identifier: Apache-2.0
// Which refunds a list shows.
// Plain values; safe on any thread.
#pragma once

#include "core/base/UtcTime.h"
#include "core/domain/Refund.h"

#include <optional>

namespace ch {

/// By the moment they were made: from included, to excluded.
struct RefundQuery
{
    UtcTime from;
    UtcTime to;
    /// ISO 4217.
    QString currency;
    /// Nothing: all. Imported refunds have an empty one.
    std::optional<QString> reason{};
    /// Of their order's country; empty: all.
    QString country{};

    friend bool operator==(const RefundQuery&, const RefundQuery&) = default;
};

} // namespace ch
