// SPDX-License-Identifier: Apache-2.0
#include "core/base/Money.h"
#include "core/domain/OrderDraftChecks.h"
#include "core/domain/OrderRuleSupport.h"

#include <algorithm>
#include <limits>

namespace ch {

using namespace Qt::Literals::StringLiterals;
using namespace rules;

namespace {

/// Where the money of an order is. Which money a refund gives back is not recorded; see acceptedLeft.
struct Money
{
    qint64 accepted = 0;
    qint64 refused = 0;
    qint64 refunded = 0;

    qint64 left() const
    {
        return addChecked(accepted, refused).value_or(std::numeric_limits<qint64>::max()) - refunded;
    }
    /// Refused money counts as given back first: else returning a payment that came twice would look like the refund of
    /// the whole order and cancel it.
    qint64 acceptedLeft() const { return std::min(accepted, left()); }
};

Money moneyOf(const Order& order)
{
    Money money{.accepted = order.paidMinor, .refused = 0, .refunded = order.refundedMinor};
    for (const Payment& payment : order.payments) {
        if (!payment.accepted)
            money.refused = addChecked(money.refused, payment.amountMinor).value_or(std::numeric_limits<qint64>::max());
    }
    return money;
}

/// Outside PAID, SHIPPED and COMPLETED only refused money is ours to return.
bool onlyRefusedMoney(OrderStatus status)
{
    return status == OrderStatus::Pending || status == OrderStatus::Cancelled;
}

qint64 refundable(const Order& order)
{
    const Money money = moneyOf(order);
    const qint64 most = onlyRefusedMoney(order.status) ? std::min(money.refused, money.left()) : money.left();
    return std::max<qint64>(most, 0);
}

/// Whether this refund returns the last of the accepted money before anything shipped: then nobody waits for the goods.
/// An order of nothing is refunded by nothing.
bool undoesOrder(const Order& order, qint64 amountMinor)
{
    if (order.status != OrderStatus::Paid || order.units().shipped > 0)
        return false;
    Money money = moneyOf(order);
    const qint64 before = money.acceptedLeft();
    money.refunded += amountMinor;
    return money.acceptedLeft() == 0 && (before > 0 || (amountMinor == 0 && order.paidMinor == 0));
}

Result<> checkAgainstOrder(const Order& order, const RefundDraft& draft)
{
    Problems problems;
    const qint64 most = refundable(order);
    if (draft.amountMinor > most)
        problems.add("amount_minor"_L1, u"must not exceed what is left of the money received, %1"_s.arg(most));
    if (!onlyRefusedMoney(order.status))
        checkLeftToShip(problems, order, draft.release, "release"_L1);
    else if (!draft.release.empty())
        problems.add("release"_L1, u"must be empty: the order keeps no stock"_s);
    if (draft.amountMinor == 0 && draft.release.empty() && !undoesOrder(order, 0))
        problems.add("amount_minor"_L1, u"must be more than 0 unless units are released"_s);
    return problems.result();
}

/// `number` tells this release from those of other refunds of the order.
qint64 giveBack(OrderChange& change, const std::vector<LineQuantity>& release, qint64 number)
{
    qint64 units = 0;
    for (const LineQuantity& back : release) {
        OrderLine& line = *change.after.line(back.lineNo);
        line.releasedQuantity += back.quantity;
        line.packedQuantity = std::min(line.packedQuantity, line.quantity - line.releasedQuantity);
        change.stock.push_back({line.sku, line.lineNo, MovementKind::Release, back.quantity, static_cast<int>(number)});
        units += back.quantity;
    }
    return units;
}

/// The refund's entry, and where it ends the order, its end.
void recordRefund(OrderChange& change, TimelineEntry entry, const StepContext& step)
{
    Order& after = change.after;
    const UnitTotals units = after.units();
    const OrderEvent event = units.shipped > 0 ? OrderEvent::RefundOfRest : OrderEvent::RefundOfAllUnshipped;
    const std::optional<OrderStatus> to = units.toShip() == 0 ? nextStatus(after.status, event) : std::nullopt;
    if (to == OrderStatus::Cancelled) {
        after.cancelReason = u"REFUNDED"_s;
        TimelineEntry cancelled = entryOf(TimelineKind::Cancelled, step);
        cancelled.detail = {{u"reason"_s, after.cancelReason}};
        change.timeline.push_back(std::move(entry));
        moveTo(change, *to, std::move(cancelled), step);
    } else if (to) {
        moveTo(change, *to, std::move(entry), step);
    } else {
        change.timeline.push_back(std::move(entry));
    }
}

} // namespace

Result<OrderChange> refund(const Order& order, const RefundDraft& draft, RefundId refundId, const StepContext& step)
{
    CH_CHECK(checkRefund(draft));
    if (onlyRefusedMoney(order.status) && refundable(order) == 0)
        return stateConflict(order);
    CH_CHECK(requireVersion(order, step));
    CH_CHECK(checkAgainstOrder(order, draft));

    OrderChange change = unchanged(order);
    Order& after = change.after;
    bump(after, step);
    // The version that a refund makes is its number: unlike a count of earlier refunds it is at hand, on the desktop too,
    // and no other refund of the order has it. The stock released by it is told apart by the same number, which is never
    // the 0 of a cancellation.
    const qint64 number = after.version;
    const std::vector<LineQuantity> release = undoesOrder(order, draft.amountMinor) ? leftToShip(order) : draft.release;
    const qint64 units = giveBack(change, release, number);
    after.refundedMinor += draft.amountMinor;

    Refund made{.id = refundId,
                .refundNo = order.orderNo + u"-R" + QString::number(number),
                .orderId = order.id,
                .orderNo = order.orderNo,
                .amountMinor = draft.amountMinor,
                .currency = order.currency,
                .reason = draft.reason,
                .note = draft.note,
                .release = release,
                .at = step.now,
                .by = step.actor.name,
                .opId = step.actor.opId,
                .revision = 0};
    TimelineEntry entry = entryOf(TimelineKind::Refunded, step);
    entry.detail = {{u"refund_no"_s, made.refundNo},
                    {u"amount_minor"_s, made.amountMinor},
                    {u"reason"_s, made.reason},
                    {u"note"_s, valueOf(made.note)},
                    {u"released_units"_s, units}};
    recordRefund(change, std::move(entry), step);
    change.refund = std::move(made);
    return change;
}

} // namespace ch
