// SPDX-License-Identifier: Apache-2.0
#include "core/desk/PackSteps.h"

#include "core/desk/Overlay.h"
#include "core/desk/StepRules.h"
#include "core/desk/StepTaking.h"
#include "core/domain/OrderRuleSupport.h"
#include "core/domain/Reason.h"
#include "core/store/OrderItemTable.h"
#include "core/store/OrderListTable.h"
#include "core/store/OutboxEditTable.h"
#include "core/store/OutboxTable.h"
#include "core/store/ProductListTable.h"

#include <algorithm>

namespace ch::desk {

namespace {

/// Orders read at once; between them the walk can be stopped.
constexpr size_t kChunk = 64;

OrderQuery toPack()
{
    return {.statuses = {OrderStatus::Paid}, .onHold = false, .sort = OrderSort::ShipBy, .isDescending = false};
}

/// What is on the way to be shipped, cancelled or held is no work any more.
bool isToPack(const Order& order, UtcTime now)
{
    return order.status == OrderStatus::Paid && !rules::isHeld(order, now) && order.units().toShip() > 0;
}

std::optional<Claim> livingClaim(const Order& order, UtcTime now)
{
    return order.claim && order.claim->expiresAt > now ? order.claim : std::nullopt;
}

bool isMine(const std::optional<Claim>& claim, const Viewer& viewer)
{
    return claim && claim->userId == viewer.actor.userId && claim->device == viewer.actor.device;
}

PackWork workOf(const Overlaid& overlaid, const Viewer& viewer)
{
    const Order& order = overlaid.shown;
    PackWork work{.id = order.id,
                  .orderNo = order.orderNo,
                  .shipTo = order.shipTo.name.isEmpty() ? order.customer.name : order.shipTo.name,
                  .city = order.shipTo.city,
                  .country = order.shipTo.country,
                  .shipBy = order.shipBy,
                  .claim = {},
                  .waiting = overlaid.waiting,
                  .refused = overlaid.refused};
    for (const OrderLine& line : order.lines) {
        if (line.toShip() <= 0)
            continue;
        ++work.lines;
        work.units += line.toShip();
        work.packed += std::clamp<qint64>(line.packedQuantity - line.shippedQuantity, 0, line.toShip());
    }
    work.shipped = order.units().shipped;
    work.claim = livingClaim(order, viewer.now);
    work.isMine = isMine(work.claim, viewer);
    return work;
}

/// How many the query finds that are no work any more because of what waits in the outbox.
Result<qint64> onTheWay(sql::Connection& db, const Viewer& viewer)
{
    OrderQuery touched = toPack();
    touched.isInOutbox = true;
    CH_TRY(const auto rows, store::orderRows(db, touched, -1));
    CH_TRY(const auto stored, store::storedOrders(db, rows));
    return std::ranges::count_if(stored, [&viewer](const store::StoredOrder& each) {
        return !isToPack(overlay(each.order, each.open, viewer.now, viewer.actor).shown, viewer.now);
    });
}

Result<> addProducts(sql::Connection& db, const Order& order, ProductsBySku& products)
{
    for (const OrderLine& line : order.lines) {
        if (products.contains(line.sku))
            continue;
        CH_TRY(auto stored, store::storedProduct(db, line.sku));
        if (stored)
            products.insert(line.sku, stored->product);
    }
    return ok();
}

void put(std::vector<LineQuantity>& lines, const LineQuantity& line, bool adds)
{
    const auto there = std::ranges::find(lines, line.lineNo, &LineQuantity::lineNo);
    if (there == lines.end())
        lines.push_back(line);
    else
        there->quantity = line.quantity + (adds ? there->quantity : 0);
}

/// The newest entry about the order, if it is progress that was never sent.
Result<std::optional<PendingOperation>> unsentPacking(sql::Connection& db, OrderId id)
{
    std::optional<PendingOperation> unsent;
    CH_TRY(auto open, store::openOperations(db, true, id.toString()));
    if (!open.empty() && open.back().kind == OperationKind::Packing && open.back().state == OperationState::Waiting &&
        open.back().attempts == 0)
        unsent = std::move(open.back());
    return unsent;
}

Result<std::optional<PendingOperation>> joinUnsent(sql::Connection& db, OrderId id, const PackingDraft& draft,
                                                   const Order& base)
{
    std::optional<PendingOperation> joined;
    CH_TRY(auto entry, unsentPacking(db, id));
    if (!entry)
        return joined;
    CH_TRY(OrderStepDraft before, stepOf(*entry));
    PackingDraft& both = std::get<PackingDraft>(before);
    for (const LineQuantity& line : draft.packed)
        put(both.packed, line, false);
    for (const LineQuantity& line : draft.byHand)
        put(both.byHand, line, true);
    // Taken back since: no more can have been counted by hand than is there.
    for (LineQuantity& line : both.byHand) {
        const auto packed = std::ranges::find(both.packed, line.lineNo, &LineQuantity::lineNo);
        line.quantity = packed == both.packed.end() ? 0 : std::min(line.quantity, packed->quantity);
    }
    std::erase_if(both.byHand, [](const LineQuantity& line) { return line.quantity <= 0; });
    const QByteArray body = operationOf(before, base).body;
    CH_TRY(const bool isJoined, store::editQueued(db, entry->seq, body));
    if (isJoined) {
        entry->body = body;
        joined = *std::move(entry);
    }
    return joined;
}

} // namespace

Result<PackWorkList> packWorkList(sql::Connection& db, int limit, const Viewer& viewer, const std::stop_token& stop)
{
    CH_TRY(const auto rows, store::orderRows(db, toPack(), -1, stop));
    CH_TRY(const qint64 gone, onTheWay(db, viewer));
    PackWorkList list{.items = {}, .total = qint64(rows.size()) - gone};
    for (size_t from = 0; from < rows.size() && std::ssize(list.items) < limit; from += kChunk) {
        const auto first = rows.begin() + std::ptrdiff_t(from);
        const std::vector<RowNumber> chunk(first, rows.begin() + std::ptrdiff_t(std::min(from + kChunk, rows.size())));
        CH_TRY(const auto stored, store::storedOrders(db, chunk, stop));
        for (const store::StoredOrder& each : stored) {
            const Overlaid overlaid = overlay(each.order, each.open, viewer.now, viewer.actor);
            if (std::ssize(list.items) < limit && isToPack(overlaid.shown, viewer.now))
                list.items.push_back(workOf(overlaid, viewer));
        }
    }
    return list;
}

Result<PackOrder> packOrder(sql::Connection& db, OrderId id, const Viewer& viewer)
{
    CH_TRY(auto stored, store::storedOrder(db, id));
    if (!stored)
        return refusal(Reason::NotFound);
    Overlaid overlaid = overlay(stored->order, stored->open, viewer.now, viewer.actor);
    PackOrder order{.shown = std::move(overlaid.shown),
                    .products = {},
                    .claim = {},
                    .waiting = overlaid.waiting,
                    .refused = overlaid.refused,
                    .isOutdated = stored->isOutdated};
    order.claim = livingClaim(order.shown, viewer.now);
    order.isMine = isMine(order.claim, viewer);
    CH_CHECK(addProducts(db, order.shown, order.products));
    return order;
}

Result<PickList> packPickList(sql::Connection& db, const std::vector<OrderId>& orders, const Viewer& viewer,
                              const std::stop_token& stop)
{
    std::vector<Order> found;
    ProductsBySku products;
    for (const OrderId id : orders) {
        if (stop.stop_requested())
            return Error{.kind = ErrorKind::Cancelled};
        CH_TRY(auto stored, store::storedOrder(db, id));
        if (!stored)
            continue;
        found.push_back(overlay(stored->order, stored->open, viewer.now, viewer.actor).shown);
        CH_CHECK(addProducts(db, found.back(), products));
    }
    return pickListOf(found, products);
}

Result<PendingOperation> savePacking(sql::Connection& db, OrderId id, const PackingProgress& progress,
                                     const Viewer& viewer)
{
    const PackingDraft draft{.packed = progress.packed, .byHand = progress.byHand};
    const OrderStepRequest request{.order = id, .draft = draft};
    // Judged like any other step, whether it joins an entry or becomes one.
    CH_TRY(const auto checks, checkSteps(db, {request}, viewer));
    if (checks.front().refusal)
        return *checks.front().refusal;
    CH_TRY(const auto stored, store::storedOrder(db, id));
    if (!stored)
        return refusal(Reason::NotFound);
    CH_TRY(auto joined, joinUnsent(db, id, draft, stored->order));
    if (joined)
        return *std::move(joined);
    return store::enqueue(db, operationOf(draft, stored->order), viewer.now,
                          viewer.now.plusSeconds(kPackingGathers.count()));
}

Result<PendingOperation> shipParcel(sql::Connection& db, const OrderStepRequest& parcel,
                                    const PackingProgress& progress, const Viewer& viewer,
                                    std::chrono::seconds undoTime)
{
    if (!progress.isEmpty())
        CH_CHECK(savePacking(db, parcel.order, progress, viewer));
    CH_TRY(StepOutcome outcome, takeStep(db, parcel, viewer, undoTime));
    return std::move(outcome.entry);
}

} // namespace ch::desk
