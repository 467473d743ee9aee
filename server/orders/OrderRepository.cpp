// SPDX-License-Identifier: Apache-2.0
#include "server/orders/OrderRepository.h"

#include "core/wire/OrderJson.h"
#include "server/orders/OrderPartsTable.h"
#include "server/orders/OrderTable.h"
#include "server/orders/RefundTable.h"
#include "server/orders/TimelineTable.h"
#include "server/stock/ProductRepository.h"
#include "server/store/Extras.h"
#include "server/store/FeedTable.h"

#include <algorithm>

namespace ch::server {

namespace {

/// The user behind a change. A step may begin with what the service did by itself (a hold that lapsed).
UserId userBehind(const OrderChange& change)
{
    const auto found =
        std::ranges::find_if(change.timeline, [](const TimelineEntry& entry) { return !entry.actor.userId.isNull(); });
    return found == change.timeline.end() ? UserId() : found->actor.userId;
}

bool movesStock(TimelineKind kind)
{
    return kind == TimelineKind::Placed || kind == TimelineKind::Imported || kind == TimelineKind::Shipped ||
           kind == TimelineKind::Cancelled || kind == TimelineKind::TimedOut || kind == TimelineKind::Refunded;
}

/// Who moved the stock: a payment that came too late closes the order, but it is the service that releases.
Actor actorOfStock(const OrderChange& change)
{
    const auto found = std::ranges::find_if(change.timeline, movesStock, &TimelineEntry::kind);
    return found == change.timeline.end() ? Actor() : found->actor;
}

MovementSource sourceOf(const OrderChange& change, UtcTime at)
{
    return {.actor = actorOfStock(change), .orderId = change.after.id, .at = at};
}

Result<> moveStock(WriteContext& context, const OrderChange& change)
{
    return change.stock.empty() ? ok() : applyStockEffects(context, change.stock, sourceOf(change, context.now));
}

/// Of a new order: looked at before anything of it is written, so that what cannot be reserved costs little. That the order is
/// there already is told before that.
Result<PlannedStock> planStock(WriteContext& context, const OrderChange& change, const PersistOptions& options)
{
    if (!options.moveStock || change.stock.empty())
        return PlannedStock();
    auto planned = planStockEffects(context, change.stock, options.products);
    if (!planned)
        CH_CHECK(requireNew(context, change.after));
    return planned;
}

Result<> putOrder(WriteContext& context, const Order& order, qint64 oldRevision)
{
    context.changedOrders.push_back({order.id, order.revision});
    if (!keeps(Extra::Feed))
        return ok();
    return putFeedEntry(context,
                        {.entity = Entity::Order,
                         .id = order.id.toString(),
                         .audience = feedAudience(Entity::Order),
                         .body = orderToJson(order)},
                        order.revision, oldRevision);
}

/// Parcels list their lines in the order of the lines, as they are read again.
void sortContents(Order& order, size_t firstNew)
{
    for (size_t i = firstNew; i < order.shipments.size(); ++i)
        std::ranges::sort(order.shipments[i].lines, {}, &LineQuantity::lineNo);
}

Result<> insertPayments(WriteContext& context, const Order& order, size_t firstNew, UserId by)
{
    for (size_t i = firstNew; i < order.payments.size(); ++i)
        CH_CHECK(insertPayment(context, order.id, static_cast<int>(i) + 1, order.payments[i], by));
    return ok();
}

Result<> insertShipments(WriteContext& context, const Order& order, size_t firstNew, UserId by)
{
    for (size_t i = firstNew; i < order.shipments.size(); ++i)
        CH_CHECK(insertShipment(context, order.id, order.shipments[i], by));
    return ok();
}

/// Rules never add or remove lines, nor take payments or parcels away.
Result<> updateParts(WriteContext& context, const Order& before, const Order& after, UserId by)
{
    for (size_t i = 0; i < std::min(before.lines.size(), after.lines.size()); ++i) {
        if (after.lines[i] != before.lines[i])
            CH_CHECK(updateLine(context, after.id, after.lines[i]));
    }
    for (size_t i = 0; i < std::min(before.shipments.size(), after.shipments.size()); ++i) {
        if (after.shipments[i] != before.shipments[i])
            CH_CHECK(updateShipment(context, after.id, after.shipments[i]));
    }
    CH_CHECK(insertPayments(context, after, before.payments.size(), by));
    return insertShipments(context, after, before.shipments.size(), by);
}

Result<> storeRefund(WriteContext& context, const std::optional<Refund>& refund, UserId by)
{
    if (!refund)
        return ok();
    Refund sorted = *refund;
    std::ranges::sort(sorted.release, {}, &LineQuantity::lineNo);
    CH_CHECK(insertRefund(context, sorted, by));
    return ok();
}

} // namespace

Result<std::optional<Order>> loadOrder(sql::Connection& db, OrderId id)
{
    CH_TRY(std::optional<Order> order, selectOrderRow(db, id));
    if (!order)
        return order;
    CH_TRY(order->lines, selectLines(db, id));
    CH_TRY(order->payments, selectPayments(db, id));
    CH_TRY(order->shipments, selectShipments(db, id));
    return order;
}

Result<Order> insertOrder(WriteContext& context, const OrderChange& change, const PersistOptions& options)
{
    Order order = change.after;
    sortContents(order, 0);
    order.revision = context.nextPosition();
    CH_TRY(PlannedStock stock, planStock(context, change, options));
    CH_CHECK(insertOrderRow(context, order));
    if (!stock.empty())
        CH_CHECK(storeStockEffects(context, std::move(stock), change.stock, sourceOf(change, context.now)));
    for (const OrderLine& line : order.lines)
        CH_CHECK(insertLine(context, order.id, line));
    const UserId by = userBehind(change);
    CH_CHECK(insertPayments(context, order, 0, by));
    CH_CHECK(insertShipments(context, order, 0, by));
    const std::optional<qint64> position = options.isNews ? std::optional(order.revision) : std::nullopt;
    CH_CHECK(appendTimeline(context, order.id, position, change.timeline, TimelineStart::New));
    CH_CHECK(storeRefund(context, change.refund, by));
    CH_CHECK(putOrder(context, order, 0));
    return order;
}

Result<Order> updateOrder(WriteContext& context, const Order& before, const OrderChange& change)
{
    if (change.after == before && change.stock.empty() && change.timeline.empty() && !change.refund)
        return before;
    Order order = change.after;
    sortContents(order, before.shipments.size());
    order.revision = context.nextPosition();
    CH_CHECK(updateOrderRow(context, before, order));
    const UserId by = userBehind(change);
    CH_CHECK(updateParts(context, before, order, by));
    CH_CHECK(moveStock(context, change));
    CH_CHECK(storeRefund(context, change.refund, by));
    CH_CHECK(appendTimeline(context, order.id, order.revision, change.timeline, TimelineStart::Continued));
    CH_CHECK(putOrder(context, order, before.revision));
    return order;
}

Result<Order> updateOrderApart(WriteContext& context, const Order& before, const OrderChange& change)
{
    CH_CHECK(context.db.mark("SAVEPOINT one_order"));
    Result<Order> stored = updateOrder(context, before, change);
    if (!stored)
        CH_CHECK(context.db.mark("ROLLBACK TO one_order"));
    CH_CHECK(context.db.mark("RELEASE one_order"));
    return stored;
}

} // namespace ch::server
