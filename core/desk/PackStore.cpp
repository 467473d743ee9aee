// SPDX-License-Identifier: Apache-2.0
#include "core/desk/PackStore.h"

#include "core/desk/OnlineSteps.h"
#include "core/desk/PackSteps.h"
#include "core/domain/Reason.h"
#include "core/store/ProductListTable.h"

namespace ch::desk {

namespace {

Result<Product> productOf(sql::Connection& db, const QString& code)
{
    CH_TRY(const QString sku, store::scannedProduct(db, code));
    CH_TRY(auto stored, store::storedProduct(db, sku));
    if (!stored)
        return refusal(Reason::NotFound);
    return std::move(stored->product);
}

} // namespace

PackStore::PackStore(WorkspaceCore& core, QObject* parent) : QObject(parent), m_core(core)
{
    connect(&core, &WorkspaceCore::ordersChanged, this,
            [this](const OrderChanges& changes) { Q_EMIT changed(changes.ids, changes.isMany); });
}

QFuture<Result<PackWorkList>> PackStore::workList(int limit)
{
    return m_core.scan([limit, viewer = m_core.viewer(), stop = m_core.ending()](sql::Connection& db) {
        return packWorkList(db, limit, viewer, stop);
    });
}

QFuture<Result<PackOrder>> PackStore::order(OrderId id)
{
    return m_core.read([id, viewer = m_core.viewer()](sql::Connection& db) { return packOrder(db, id, viewer); });
}

QFuture<Result<Product>> PackStore::product(const QString& code)
{
    return m_core.read([code](sql::Connection& db) { return productOf(db, code); });
}

QFuture<Result<PickList>> PackStore::pickList(const std::vector<OrderId>& orders)
{
    return m_core.scan([orders, viewer = m_core.viewer(), stop = m_core.ending()](sql::Connection& db) {
        return packPickList(db, orders, viewer, stop);
    });
}

QFuture<Result<Order>> PackStore::claim(OrderId id, const ClaimDraft& draft)
{
    // Nobody decides about a renewal, and one that got lost is asked for anew: the key is this call's own.
    return m_core.online([=, &core = m_core, key = OpId::random(), stop = m_core.ending()](sync::Engine& engine) {
        auto claimed = takeOnline(engine, kClaimNeedsNetwork, [&](const OrdersApi& orders) {
            return orders.claim(id, draft, key, CallContext(stop));
        });
        if (claimed)
            core.claims().took(id);
        return claimed;
    });
}

QFuture<Result<Order>> PackStore::releaseClaim(OrderId id)
{
    return m_core.online([=, &core = m_core, key = OpId::random(), stop = m_core.ending()](sync::Engine& engine) {
        auto released = takeOnline(engine, kClaimNeedsNetwork, [&](const OrdersApi& orders) {
            return orders.releaseClaim(id, key, CallContext(stop));
        });
        if (released)
            core.claims().left(id);
        return released;
    });
}

QFuture<Result<PendingOperation>> PackStore::save(OrderId id, const PackingProgress& progress)
{
    return m_core.work([&core = m_core, id, progress, viewer = m_core.viewer()](sync::Engine& engine) {
        auto saved = engine.write([&](sql::Connection& db) { return savePacking(db, id, progress, viewer); });
        if (saved)
            core.noteSteps({id});
        return saved;
    });
}

QFuture<Result<PendingOperation>> PackStore::ship(OrderId id, const PackingProgress& progress,
                                                  const ShipmentDraft& parcel, std::chrono::seconds undoTime)
{
    return m_core.work(
        [&core = m_core, id, progress, parcel, undoTime, viewer = m_core.viewer()](sync::Engine& engine) {
            auto shipped = engine.write([&](sql::Connection& db) {
                return shipParcel(db, {.order = id, .draft = parcel}, progress, viewer, undoTime);
            });
            if (shipped)
                core.noteSteps({id});
            return shipped;
        });
}

} // namespace ch::desk
