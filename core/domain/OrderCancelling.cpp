// SPDX-License-Identifier: Apache-2.0
#include "core/domain/OrderDraftChecks.h"
#include "core/domain/OrderRuleSupport.h"

namespace ch {

using namespace Qt::Literals::StringLiterals;
using namespace rules;

Result<OrderChange> cancel(const Order& order, const QString& reason, const QString& note, const StepContext& step)
{
    CH_CHECK(checkCancellation(reason, note));
    const std::optional<OrderStatus> to = nextStatus(order.status, OrderEvent::Cancellation);
    if (!to)
        return stateConflict(order);
    CH_CHECK(requireVersion(order, step));

    OrderChange change = unchanged(order);
    change.after.cancelReason = reason;
    releaseReservation(change);
    bump(change.after, step);
    TimelineEntry entry = entryOf(TimelineKind::Cancelled, step);
    entry.detail = {{u"reason"_s, reason}, {u"note"_s, valueOf(note)}};
    moveTo(change, *to, std::move(entry), step);
    return change;
}

Result<OrderChange> closeExpired(const Order& order, const StepContext& step)
{
    if (!nextStatus(order.status, OrderEvent::Timeout) || !isExpired(order, step.now))
        return stateConflict(order);
    OrderChange change = unchanged(order);
    closeUnpaid(change, step);
    return change;
}

} // namespace ch
