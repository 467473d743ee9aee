// SPDX-License-Identifier: Apache-2.0
#include "server/orders/OrderCloser.h"

#include "core/domain/OrderRules.h"
#include "server/orders/OrderRepository.h"
#include "server/orders/OrderTable.h"

#include <algorithm>

namespace ch::server {

namespace {

StepContext serviceStep(const WriteContext& context)
{
    Actor service;
    service.name = QStringLiteral("service");
    return {.actor = std::move(service), .now = context.now, .ifMatch = {}};
}

} // namespace

Result<ClosedOrders> closeExpiredOrders(WriteContext& context, int limit)
{
    CH_TRY(const auto ids, selectExpiredOrders(context.db, context.now, limit));
    ClosedOrders closed;
    for (const OrderId id : ids) {
        CH_TRY(const std::optional<Order> order, loadOrder(context.db, id));
        if (!order)
            continue;
        CH_TRY(const OrderChange change, closeExpired(*order, serviceStep(context)));
        // One order whose stock cannot be released must not keep all the others open.
        const Result<Order> stored = updateOrderApart(context, *order, change);
        if (!stored) {
            if (!closed.failure)
                closed.failure = stored.error();
            continue;
        }
        ++closed.count;
        closed.oldestLagMs = std::max(closed.oldestLagMs, context.now.epochMs() - order->expiresAt->epochMs());
    }
    return closed;
}

Result<int> endPassedHolds(WriteContext& context, int limit)
{
    CH_TRY(const auto ids, selectPassedHolds(context.db, context.now, limit));
    int ended = 0;
    for (const OrderId id : ids) {
        CH_TRY(const std::optional<Order> order, loadOrder(context.db, id));
        if (!order)
            continue;
        CH_TRY(const OrderChange change, expireHold(*order, serviceStep(context)));
        CH_CHECK(updateOrder(context, *order, change));
        ++ended;
    }
    return ended;
}

} // namespace ch::server
