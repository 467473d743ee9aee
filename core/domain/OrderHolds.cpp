// SPDX-License-Identifier: Apache-2.0
#include "core/domain/OrderDraftChecks.h"
#include "core/domain/OrderRuleSupport.h"

namespace ch {

using namespace Qt::Literals::StringLiterals;
using namespace rules;

Result<OrderChange> hold(const Order& order, const QString& reason, std::optional<UtcTime> until,
                         const StepContext& step)
{
    CH_CHECK(checkHold(reason, until, step.now));
    CH_CHECK(requireStatus(order, {OrderStatus::Pending, OrderStatus::Paid}));
    CH_CHECK(requireVersion(order, step));

    OrderChange change = unchanged(order);
    Order& after = change.after;
    // One that lapsed is over: this is a new hold, not an edit of the old one.
    if (hasLapsedHold(order, step.now))
        endHold(change, step);
    TimelineEntry entry = entryOf(TimelineKind::Held, step);
    if (after.hold && after.hold->reason != reason)
        entry.changes.push_back({u"reason"_s, after.hold->reason, reason});
    if (after.hold && after.hold->until != until)
        entry.changes.push_back({u"until"_s, valueOf(after.hold->until), valueOf(until)});
    entry.detail = {{u"reason"_s, reason}, {u"until"_s, valueOf(until)}};
    after.hold = Hold{.reason = reason, .until = until, .by = step.actor.name, .at = step.now};
    bump(after, step);
    change.timeline.push_back(std::move(entry));
    return change;
}

Result<OrderChange> releaseHold(const Order& order, const StepContext& step)
{
    CH_CHECK(requireStatus(order, {OrderStatus::Pending, OrderStatus::Paid}));
    CH_CHECK(requireVersion(order, step));
    OrderChange change = unchanged(order);
    if (!order.hold)
        return change;
    endHold(change, step);
    bump(change.after, step);
    return change;
}

Result<OrderChange> expireHold(const Order& order, const StepContext& step)
{
    if (!hasLapsedHold(order, step.now))
        return stateConflict(order);
    OrderChange change = unchanged(order);
    endHold(change, step);
    bump(change.after, step);
    return change;
}

} // namespace ch
