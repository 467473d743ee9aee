// SPDX-License-Identifier: Apache-2.0
#include "core/domain/OrderDraftChecks.h"
#include "core/domain/OrderRuleSupport.h"
#include "core/domain/Reason.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace ch {

using namespace Qt::Literals::StringLiterals;
using namespace rules;

namespace {

Error onHold(const Order& order)
{
    QJsonObject facts{{u"status"_s, QString(nameOf(order.status))},
                      {u"version"_s, order.version},
                      {u"hold_reason"_s, order.hold->reason}};
    if (order.hold->until)
        facts.insert(u"hold_until"_s, order.hold->until->toString());
    return refusal(Reason::OnHold, QJsonDocument(facts).toJson(QJsonDocument::Compact));
}

int nextShipmentNo(const Order& order)
{
    int last = 0;
    for (const Shipment& shipment : order.shipments)
        last = std::max(last, shipment.no);
    return last + 1;
}

Shipment shipmentOf(const Order& order, const ShipmentDraft& draft, const StepContext& step)
{
    return {.no = nextShipmentNo(order),
            .carrier = draft.carrier,
            .trackingNo = draft.trackingNo,
            .lines = draft.lines.empty() ? leftToShip(order) : draft.lines,
            .shippedAt = step.now,
            .by = step.actor.name,
            .opId = step.actor.opId};
}

/// Returns the units that left.
qint64 takeOut(OrderChange& change, const Shipment& shipment)
{
    qint64 units = 0;
    for (const LineQuantity& out : shipment.lines) {
        OrderLine& line = *change.after.line(out.lineNo);
        line.shippedQuantity += out.quantity;
        line.packedQuantity = std::max(line.packedQuantity, line.shippedQuantity);
        change.stock.push_back({line.sku, line.lineNo, MovementKind::Ship, out.quantity, shipment.no});
        units += out.quantity;
    }
    return units;
}

/// Notes the edit of one text, if it is one.
void correct(QString& text, const std::optional<QString>& value, const QString& name, TimelineEntry& entry)
{
    if (!value || *value == text)
        return;
    entry.changes.push_back({name, text, *value});
    text = *value;
}

} // namespace

Result<OrderChange> ship(const Order& order, const ShipmentDraft& draft, const StepContext& step)
{
    CH_CHECK(checkShipment(draft));
    const std::optional<OrderStatus> afterTheLast = nextStatus(order.status, OrderEvent::LastQuantityShipped);
    if (!afterTheLast)
        return stateConflict(order);
    CH_CHECK(requireVersion(order, step));
    if (isHeld(order, step.now))
        return onHold(order);
    Problems problems;
    checkLeftToShip(problems, order, draft.lines, "lines"_L1);
    if (draft.lines.empty() && order.units().toShip() <= 0)
        problems.add("lines"_L1, u"nothing is left to ship"_s);
    CH_CHECK(problems.result());

    OrderChange change = unchanged(order);
    Order& after = change.after;
    endHold(change, step);
    const Shipment shipment = shipmentOf(order, draft, step);
    const qint64 units = takeOut(change, shipment);
    after.shipments.push_back(shipment);
    bump(after, step);
    TimelineEntry entry = entryOf(TimelineKind::Shipped, step);
    entry.detail = {{u"shipment_no"_s, static_cast<qint64>(shipment.no)},
                    {u"carrier"_s, shipment.carrier},
                    {u"tracking_no"_s, shipment.trackingNo},
                    {u"units"_s, units},
                    {u"notify"_s, draft.notify}};
    if (after.units().toShip() == 0)
        moveTo(change, *afterTheLast, std::move(entry), step);
    else
        change.timeline.push_back(std::move(entry));
    return change;
}

Result<OrderChange> correctShipment(const Order& order, int shipmentNo, const ShipmentCorrection& correction,
                                    const StepContext& step)
{
    CH_CHECK(checkCorrection(correction));
    const auto found = std::ranges::find(order.shipments, shipmentNo, &Shipment::no);
    if (found == order.shipments.end())
        return refusal(Reason::NotFound);
    CH_CHECK(requireVersion(order, step));

    OrderChange change = unchanged(order);
    Shipment& shipment = change.after.shipments[static_cast<size_t>(found - order.shipments.begin())];
    TimelineEntry entry = entryOf(TimelineKind::ShipmentCorrected, step);
    correct(shipment.carrier, correction.carrier, u"carrier"_s, entry);
    correct(shipment.trackingNo, correction.trackingNo, u"tracking_no"_s, entry);
    if (entry.changes.empty())
        return change;
    entry.detail = {{u"shipment_no"_s, static_cast<qint64>(shipmentNo)}};
    bump(change.after, step);
    change.timeline.push_back(std::move(entry));
    return change;
}

Result<OrderChange> complete(const Order& order, const StepContext& step)
{
    const std::optional<OrderStatus> to = nextStatus(order.status, OrderEvent::ReceiptConfirmed);
    if (!to)
        return stateConflict(order);
    CH_CHECK(requireVersion(order, step));
    OrderChange change = unchanged(order);
    bump(change.after, step);
    moveTo(change, *to, entryOf(TimelineKind::Completed, step), step);
    return change;
}

} // namespace ch
