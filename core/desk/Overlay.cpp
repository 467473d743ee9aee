// SPDX-License-Identifier: Apache-2.0
#include "core/desk/Overlay.h"

#include "core/desk/StepRules.h"

namespace ch::desk {

Result<Order> apply(const PendingOperation& operation, const Order& order, UtcTime now, const Actor& actor)
{
    CH_TRY(const OrderStepDraft draft, stepOf(operation));
    StepContext context{.actor = actor, .now = now, .ifMatch = order.version};
    context.actor.opId = operation.opId.toString();
    CH_TRY(OrderChange change, runStep(draft, order, context));
    return std::move(change.after);
}

Overlaid overlay(const Order& base, const std::vector<PendingOperation>& open, UtcTime now, const Actor& actor)
{
    Overlaid result{.shown = base};
    bool isThrough = true;
    for (const PendingOperation& operation : open) {
        if (operation.state == OperationState::Refused) {
            ++result.refused;
            continue;
        }
        ++result.waiting;
        if (!isThrough)
            continue;
        auto after = apply(operation, result.shown, now, actor);
        isThrough = bool(after);
        if (after)
            result.shown = *std::move(after);
    }
    return result;
}

OrderListItem listItemOf(RowNumber row, const Order& base, const Overlaid& overlaid)
{
    const Order& shown = overlaid.shown;
    const UnitTotals units = shown.units();
    OrderListItem item;
    item.row = row;
    item.id = base.id;
    item.orderNo = base.orderNo;
    item.status = shown.status;
    item.fulfilment = fulfilmentOf(units);
    item.baseStatus = base.status;
    item.version = base.version;
    item.customerName = shown.customer.name;
    item.customerId = shown.customer.id;
    item.city = shown.shipTo.city;
    item.region = shown.shipTo.region;
    item.country = shown.shipTo.country;
    item.lineCount = int(shown.lines.size());
    item.units = units.ordered;
    item.toShip = shown.status == OrderStatus::Cancelled ? 0 : units.toShip();
    if (!shown.lines.empty()) {
        item.firstSku = shown.lines.front().sku;
        item.firstTitle = shown.lines.front().title;
    }
    item.currency = shown.currency;
    item.totalMinor = shown.totalMinor;
    item.refundedMinor = shown.refundedMinor;
    item.createdAt = shown.createdAt;
    item.updatedAt = base.updatedAt;
    item.paidAt = shown.paidAt;
    item.shipBy = shown.shipBy;
    item.shippedAt = shown.shippedAt;
    if (!shown.shipments.empty()) {
        item.carrier = shown.shipments.back().carrier;
        item.trackingNo = shown.shipments.back().trackingNo;
    }
    item.onHold = shown.hold.has_value();
    item.noteCount = shown.noteCount;
    item.cancelReason = shown.cancelReason;
    item.waiting = overlaid.waiting;
    item.refused = overlaid.refused;
    return item;
}

} // namespace ch::desk
