// SPDX-License-Identifier: Apache-2.0
#include "core/domain/OrderDraftChecks.h"
#include "core/domain/OrderRuleSupport.h"
#include "core/domain/OrderSteps.h"

#include <algorithm>

namespace ch {

using namespace Qt::Literals::StringLiterals;
using namespace rules;

namespace {

constexpr qint64 kClaimSeconds = 15 * 60;

void checkAgainstLines(Problems& problems, const Order& order, const std::vector<LineQuantity>& packed)
{
    for (size_t i = 0; i < packed.size(); ++i) {
        const OrderLine* line = order.line(packed[i].lineNo);
        const qint64 most = line ? line->quantity - line->releasedQuantity : 0;
        if (!line)
            problems.add(memberOf("lines"_L1, i, "line_no"_L1), u"is not a line of this order"_s);
        else if (packed[i].quantity < line->shippedQuantity || packed[i].quantity > most)
            problems.add(memberOf("lines"_L1, i, "packed_quantity"_L1),
                         u"must be between %1 and %2"_s.arg(line->shippedQuantity).arg(most));
    }
}

} // namespace

Result<OrderChange> claim(const Order& order, bool takeOver, const QString& reason, const StepContext& step)
{
    CH_CHECK(checkClaim(takeOver, reason));
    CH_CHECK(requireStatus(order, {OrderStatus::Paid}));
    const Claim* other = claimOfOther(order, step);
    if (other && !takeOver)
        return claimed(*other);

    OrderChange change = unchanged(order);
    Order& after = change.after;
    after.claim = Claim{.userId = step.actor.userId,
                        .user = step.actor.name,
                        .device = step.actor.device,
                        .expiresAt = step.now.plusSeconds(kClaimSeconds)};
    touch(after, step);
    TimelineEntry entry = entryOf(other ? TimelineKind::ClaimTakenOver : TimelineKind::Claimed, step);
    entry.detail = {{u"expires_at"_s, after.claim->expiresAt.toString()}};
    if (other) {
        if (other->userId != after.claim->userId)
            entry.changes.push_back({u"user"_s, other->user, after.claim->user});
        if (other->device != after.claim->device)
            entry.changes.push_back({u"device"_s, other->device, after.claim->device});
        entry.detail.push_back({u"reason"_s, reason});
    }
    change.timeline.push_back(std::move(entry));
    return change;
}

Result<OrderChange> releaseClaim(const Order& order, const StepContext& step)
{
    if (const Claim* other = claimOfOther(order, step))
        return claimed(*other);
    OrderChange change = unchanged(order);
    // One that expired is as none: there is nothing to release.
    if (!order.claim || order.claim->expiresAt <= step.now)
        return change;
    change.after.claim.reset();
    touch(change.after, step);
    change.timeline.push_back(entryOf(TimelineKind::ClaimReleased, step));
    return change;
}

Result<OrderChange> setPacking(const Order& order, const std::vector<LineQuantity>& packed, const StepContext& step)
{
    CH_CHECK(checkPacking(packed));
    CH_CHECK(requireStatus(order, {OrderStatus::Paid}));
    if (const Claim* other = claimOfOther(order, step))
        return claimed(*other);
    Problems problems;
    checkAgainstLines(problems, order, packed);
    CH_CHECK(problems.result());

    OrderChange change = unchanged(order);
    TimelineEntry entry = entryOf(TimelineKind::Packed, step);
    for (const LineQuantity& set : packed) {
        OrderLine& line = *change.after.line(set.lineNo);
        if (line.packedQuantity == set.quantity)
            continue;
        entry.changes.push_back({u"line_%1.packed_quantity"_s.arg(line.lineNo), line.packedQuantity, set.quantity});
        line.packedQuantity = set.quantity;
    }
    if (entry.changes.empty())
        return change;
    const UnitTotals units = change.after.units();
    entry.detail = {{u"packed"_s, units.packed}, {u"of"_s, units.ordered - units.released}};
    touch(change.after, step);
    change.timeline.push_back(std::move(entry));
    return change;
}

Result<OrderChange> setPacking(const Order& order, const PackingDraft& draft, const StepContext& step)
{
    Problems problems;
    qint64 units = 0;
    for (const LineQuantity& counted : draft.byHand) {
        const auto line = std::ranges::find(draft.packed, counted.lineNo, &LineQuantity::lineNo);
        const qint64 most = line == draft.packed.end() ? 0 : line->quantity;
        const auto at = static_cast<size_t>(line - draft.packed.begin());
        if (counted.quantity < 0 || counted.quantity > most)
            problems.add(memberOf("lines"_L1, at, "by_hand"_L1), u"must be between 0 and %1"_s.arg(most));
        units += counted.quantity;
    }
    CH_CHECK(problems.result());
    CH_TRY(OrderChange change, setPacking(order, draft.packed, step));
    if (units > 0 && !change.timeline.empty())
        change.timeline.back().detail.push_back({u"by_hand"_s, units});
    return change;
}

} // namespace ch
