// SPDX-License-Identifier: Apache-2.0
#include "core/desk/OrderStore.h"

#include "core/api/OrdersApi.h"
#include "core/desk/OnlineSteps.h"
#include "core/desk/Overlay.h"
#include "core/desk/StepTaking.h"
#include "core/domain/Reason.h"
#include "core/store/OrderItemTable.h"
#include "core/store/OrderListTable.h"
#include "core/store/OutboxEditTable.h"
#include "core/store/TimelineTable.h"

namespace ch::desk {

namespace {

/// One order in a list's detail, one in a window of its own.
constexpr size_t kTimelinesAtOnce = 2;

/// Beyond it nobody waits for the answer at once.
constexpr size_t kManySteps = 200;

OrderListItem itemOf(const store::StoredOrder& stored, const Viewer& viewer)
{
    OrderListItem item =
        listItemOf(stored.row, stored.order, overlay(stored.order, stored.open, viewer.now, viewer.actor));
    item.isOutdated = stored.isOutdated;
    return item;
}

Result<OrderListItem> itemWithId(sql::Connection& db, OrderId id, const Viewer& viewer)
{
    CH_TRY(const auto stored, store::storedOrder(db, id));
    if (!stored)
        return refusal(Reason::NotFound);
    return itemOf(*stored, viewer);
}

/// On the lane for work. Each in a transaction of its own: what was decided is durable one by one.
std::vector<StepOutcome> takeSteps(WorkspaceCore& core, const std::vector<OrderStepRequest>& requests,
                                   const Viewer& viewer, std::chrono::seconds undoTime)
{
    std::vector<StepOutcome> outcomes;
    std::vector<OrderId> changed;
    for (const OrderStepRequest& request : requests) {
        auto taken = core.engine()->write([&](sql::Connection& db) { return takeStep(db, request, viewer, undoTime); });
        if (taken && taken->entry)
            changed.push_back(request.order);
        outcomes.push_back(taken ? *std::move(taken)
                                 : StepOutcome{.order = request.order, .entry = std::move(taken).error()});
    }
    if (!changed.empty())
        core.noteSteps(changed);
    return outcomes;
}

Error cancelled()
{
    return Error{.kind = ErrorKind::Cancelled};
}

} // namespace

OrderStore::OrderStore(WorkspaceCore& core, QObject* parent) : QObject(parent), m_core(core)
{
    connect(&core, &WorkspaceCore::ordersChanged, this, &OrderStore::changed);
}

QFuture<Result<std::vector<RowNumber>>> OrderStore::firstRows(const OrderQuery& query, int limit)
{
    return m_core.read([query, limit](sql::Connection& db) { return store::orderRows(db, query, limit); });
}

QFuture<Result<std::vector<RowNumber>>> OrderStore::allRows(const OrderQuery& query, std::stop_token stop)
{
    return m_core.scan([query, stop](sql::Connection& db) { return store::orderRows(db, query, -1, stop); });
}

QFuture<Result<qint64>> OrderStore::count(const OrderQuery& query, std::stop_token stop)
{
    return m_core.scan([query, stop, zone = m_core.identity().zone()](sql::Connection& db) -> Result<qint64> {
        if (stop.stop_requested())
            return cancelled();
        return store::countOrders(db, query, zone);
    });
}

QFuture<Result<std::vector<OrderTotal>>> OrderStore::totals(const OrderQuery& query, std::stop_token stop)
{
    return m_core.scan(
        [query, stop, zone = m_core.identity().zone()](sql::Connection& db) -> Result<std::vector<OrderTotal>> {
            if (stop.stop_requested())
                return cancelled();
            return store::orderTotals(db, query, zone);
        });
}

QFuture<Result<std::array<qint64, 5>>> OrderStore::countByStatus(const OrderQuery& query, std::stop_token stop)
{
    OrderQuery anyStatus = query;
    anyStatus.statuses.clear();
    anyStatus.excludedStatuses.clear();
    return m_core.scan(
        [anyStatus, stop, zone = m_core.identity().zone()](sql::Connection& db) -> Result<std::array<qint64, 5>> {
            if (stop.stop_requested())
                return cancelled();
            return store::countByStatus(db, anyStatus, zone);
        });
}

QFuture<Result<std::vector<OrderListItem>>> OrderStore::items(const std::vector<RowNumber>& rows)
{
    return m_core.read([rows, viewer = m_core.viewer()](sql::Connection& db) -> Result<std::vector<OrderListItem>> {
        CH_TRY(const auto stored, store::storedOrders(db, rows));
        std::vector<OrderListItem> items;
        items.reserve(stored.size());
        for (const store::StoredOrder& each : stored)
            items.push_back(itemOf(each, viewer));
        return items;
    });
}

QFuture<Result<OrderListItem>> OrderStore::find(const QString& orderNo)
{
    return m_core.read([orderNo, viewer = m_core.viewer()](sql::Connection& db) -> Result<OrderListItem> {
        CH_TRY(const auto id, store::orderNumbered(db, orderNo));
        return itemWithId(db, id.value_or(OrderId()), viewer);
    });
}

QFuture<Result<OrderListItem>> OrderStore::item(OrderId id)
{
    return m_core.read([id, viewer = m_core.viewer()](sql::Connection& db) { return itemWithId(db, id, viewer); });
}

QFuture<Result<std::vector<Order>>> OrderStore::orders(const std::vector<RowNumber>& rows)
{
    return m_core.scan([rows, stop = m_core.ending()](sql::Connection& db) -> Result<std::vector<Order>> {
        CH_TRY(auto stored, store::storedOrders(db, rows, stop));
        std::vector<Order> orders;
        orders.reserve(stored.size());
        for (store::StoredOrder& each : stored)
            orders.push_back(std::move(each.order));
        return orders;
    });
}

QFuture<Result<QStringList>> OrderStore::countries()
{
    return m_core.scan([](sql::Connection& db) { return store::orderCountries(db); });
}

QFuture<Result<OrderDetail>> OrderStore::detail(OrderId id)
{
    return m_core.read([id, viewer = m_core.viewer()](sql::Connection& db) -> Result<OrderDetail> {
        CH_TRY(auto stored, store::storedOrder(db, id));
        if (!stored)
            return refusal(Reason::NotFound);
        Overlaid overlaid = overlay(stored->order, stored->open, viewer.now, viewer.actor);
        return OrderDetail{.row = stored->row,
                           .base = std::move(stored->order),
                           .shown = std::move(overlaid.shown),
                           .open = std::move(stored->open),
                           .isOutdated = stored->isOutdated};
    });
}

QFuture<Result<OrderTimeline>> OrderStore::timeline(OrderId id)
{
    return m_core.read([id](sql::Connection& db) -> Result<OrderTimeline> {
        CH_TRY(auto stored, store::timeline(db, id));
        if (!stored)
            return OrderTimeline{};
        return OrderTimeline{.entries = std::move(stored->entries), .asOf = stored->asOf};
    });
}

QFuture<Result<OrderTimeline>> OrderStore::refreshTimeline(OrderId id)
{
    while (m_timelineReads.size() >= kTimelinesAtOnce) {
        m_timelineReads.front().request_stop();
        m_timelineReads.pop_front();
    }
    std::stop_source& read = m_timelineReads.emplace_back();
    return m_core.lookUp([id, read, ending = m_core.ending(), now = m_core.viewer().now](sync::Engine& engine) mutable {
        const std::stop_callback onEnd(ending, [&read] { read.request_stop(); });
        return fetchTimeline(engine, id, now, CallContext(read.get_token()));
    });
}

QFuture<Result<std::vector<StepCheck>>> OrderStore::check(const std::vector<OrderStepRequest>& requests)
{
    const auto checkAll = [requests, viewer = m_core.viewer()](sql::Connection& db) {
        return checkSteps(db, requests, viewer);
    };
    return requests.size() > kManySteps ? m_core.scan(checkAll) : m_core.read(checkAll);
}

QFuture<std::vector<StepOutcome>> OrderStore::take(const std::vector<OrderStepRequest>& requests,
                                                   std::chrono::seconds undoTime)
{
    if (!m_core.engine()) {
        std::vector<StepOutcome> refused;
        refused.reserve(requests.size());
        for (const OrderStepRequest& request : requests)
            refused.push_back({.order = request.order, .entry = notOpen()});
        return QtFuture::makeReadyFuture(std::move(refused));
    }
    return m_core.workLane().run([&core = m_core, requests, undoTime, viewer = m_core.viewer()] {
        return takeSteps(core, requests, viewer, undoTime);
    });
}

QFuture<Result<std::vector<bool>>> OrderStore::undo(const std::vector<qint64>& seqs)
{
    return m_core.work([&core = m_core, seqs, now = m_core.viewer().now](sync::Engine& engine) {
        return undoSteps(core, engine, seqs, now);
    });
}

QFuture<Result<Order>> OrderStore::refund(OrderId id, const RefundDraft& draft, qint64 version, const OpId& key)
{
    return m_core.online([=, stop = m_core.ending()](sync::Engine& engine) {
        return takeOnline(engine, kMoneyNeedsNetwork, [&](const OrdersApi& orders) {
            return orders.refund(id, draft, version, key, CallContext(stop));
        });
    });
}

QFuture<Result<Order>> OrderStore::recordPayment(OrderId id, const PaymentDraft& draft, const OpId& key)
{
    return m_core.online([=, stop = m_core.ending()](sync::Engine& engine) {
        return takeOnline(engine, kMoneyNeedsNetwork, [&](const OrdersApi& orders) {
            return orders.recordPayment(id, draft, key, CallContext(stop));
        });
    });
}

QFuture<Result<Order>> OrderStore::edit(OrderId id, const OrderEdit& draft, qint64 version, const OpId& key)
{
    return m_core.online([=, stop = m_core.ending()](sync::Engine& engine) {
        return takeOnline(engine, kEditNeedsNetwork, [&](const OrdersApi& orders) {
            return orders.edit(id, draft, version, key, CallContext(stop));
        });
    });
}

} // namespace ch::desk
