// SPDX-License-Identifier: Apache-2.0
#include "server/consumers/PickTaskDrafts.h"

#include "server/consumers/PickTaskTable.h"
#include "server/orders/OrderRepository.h"

namespace ch::server {

bool PickTaskDrafts::wants(TimelineKind kind) const
{
    return kind == TimelineKind::Paid || kind == TimelineKind::Shipped || kind == TimelineKind::Cancelled ||
           kind == TimelineKind::Refunded;
}

Result<> PickTaskDrafts::apply(WriteContext& context, const Event& event)
{
    CH_TRY(const auto order, loadOrder(context.db, event.orderId));
    if (!order)
        return ok();
    CH_TRY(const auto task, findPickTask(context.db, event.orderId));
    // Only a payment begins one, and none begins twice. What came paid from elsewhere is packed without.
    if (task ? *task != PickTaskState::Open : event.kind != TimelineKind::Paid)
        return ok();
    if (order->status == OrderStatus::Paid)
        return putPickTask(context, *order);
    if (!task)
        return ok();
    return endPickTask(context, event.orderId,
                       order->status == OrderStatus::Cancelled ? PickTaskState::Withdrawn : PickTaskState::Done);
}

} // namespace ch::server
