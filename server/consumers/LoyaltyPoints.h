// SPDX-License-Identifier: Apache-2.0
// Points for customers: one for each whole unit of the currency that a completed order brought, less what was given back;
// a later refund takes them back. Customers without an id of the shop's have no account to put points on.
// As Consumer.h says.
#pragma once

#include "core/domain/Order.h"
#include "server/events/Consumer.h"

namespace ch::server {

/// What the order is worth as it is now.
qint64 pointsFor(const Order& order);

class LoyaltyPoints final : public Consumer
{
public:
    QLatin1StringView name() const override { return QLatin1StringView("loyalty-points"); }
    bool wants(TimelineKind kind) const override;
    Result<> apply(WriteContext& context, const Event& event) override;
};

} // namespace ch::server
