// SPDX-License-Identifier: Apache-2.0
#include "server/consumers/LoyaltyPoints.h"

#include "core/base/Money.h"
#include "server/consumers/PointsTable.h"
#include "server/orders/OrderRepository.h"

#include <algorithm>

namespace ch::server {

qint64 pointsFor(const Order& order)
{
    if (order.status != OrderStatus::Completed)
        return 0;
    // Money that was refused and given back is no refund of what was bought.
    qint64 received = 0;
    for (const Payment& payment : order.payments)
        received += payment.amountMinor;
    const qint64 kept = std::min(order.paidMinor, received - order.refundedMinor);
    qint64 unit = 1;
    for (int digits = currencyDigits(order.currency).value_or(2); digits > 0; --digits)
        unit *= 10;
    return std::max<qint64>(kept, 0) / unit;
}

bool LoyaltyPoints::wants(TimelineKind kind) const
{
    return kind == TimelineKind::Completed || kind == TimelineKind::Refunded;
}

Result<> LoyaltyPoints::apply(WriteContext& context, const Event& event)
{
    CH_TRY(const auto order, loadOrder(context.db, event.orderId));
    if (!order || order->customer.id.isEmpty())
        return ok();
    CH_TRY(const auto given, pointsOfOrder(context.db, event.orderId));
    // A refund only takes back: what was completed elsewhere and imported never brought any.
    if (!given && event.kind != TimelineKind::Completed)
        return ok();
    // What is missing to what the order is worth now, so that the order in which events come does not matter.
    const qint64 points = pointsFor(*order) - given.value_or(0);
    if (points == 0)
        return ok();
    return addPoints(context, event.orderId, event.seq, order->customer.id, points);
}

} // namespace ch::server
