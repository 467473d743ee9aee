// SPDX-License-Identifier: Apache-2.0
#include "core/desk/StockCountStore.h"

#include "core/desk/CountSheets.h"
#include "core/desk/CountSteps.h"
#include "core/desk/WorkspaceCore.h"
#include "core/store/StockCountTable.h"

namespace ch::desk {

namespace {

CountCall callOf(const WorkspaceCore& core, const OpId& key = {})
{
    return {.key = key, .now = core.viewer().now, .stop = core.ending()};
}

} // namespace

StockCountStore::StockCountStore(WorkspaceCore& core, QObject* parent) : QObject(parent), m_core(core)
{
    connect(&core, &WorkspaceCore::recordsChanged, this, &StockCountStore::changed);
    // What is on hand is the products'; what waits on top is told with them.
    connect(&core, &WorkspaceCore::productsChanged, this, &StockCountStore::changed);
}

QFuture<Result<std::vector<StockCountItem>>> StockCountStore::counts()
{
    return m_core.read([](sql::Connection& db) { return countItems(db); });
}

QFuture<Result<CountSheet>> StockCountStore::sheet(StockCountId id)
{
    return m_core.scan([id, viewer = m_core.viewer()](sql::Connection& db) { return countSheet(db, id, viewer); });
}

QFuture<Result<CountSheetLine>> StockCountStore::line(StockCountId id, const QString& sku)
{
    return m_core.read(
        [id, sku, viewer = m_core.viewer()](sql::Connection& db) { return countSheetLine(db, id, sku, viewer); });
}

std::optional<qint64> StockCountStore::saidHere(const StockCountLine& line, const QString& place) const
{
    return saidBy(line, place, m_core.viewer());
}

QFuture<Result<CountTaken>> StockCountStore::count(const CountStep& step)
{
    return m_core.work([&core = m_core, step, viewer = m_core.viewer()](sync::Engine& engine) {
        auto taken = engine.write([&](sql::Connection& db) { return takeCount(db, step, viewer); });
        if (taken)
            core.noteSteps({});
        return taken;
    });
}

QFuture<Result<>> StockCountStore::refresh(StockCountId id)
{
    return m_core.lookUp(
        [id, call = callOf(m_core)](sync::Engine& engine) { return readCountLines(engine, id, call); });
}

QFuture<Result<StockCount>> StockCountStore::begin(const NewStockCount& draft, const OpId& key)
{
    return m_core.online(
        [draft, call = callOf(m_core, key)](sync::Engine& engine) { return beginCount(engine, draft, call); });
}

QFuture<Result<StockCount>> StockCountStore::recount(StockCountId id, const std::vector<QString>& skus, const OpId& key)
{
    return m_core.online(
        [id, skus, call = callOf(m_core, key)](sync::Engine& engine) { return recountLines(engine, id, skus, call); });
}

QFuture<Result<StockCount>> StockCountStore::approve(StockCountId id, const CountApproval& approval, const OpId& key)
{
    return m_core.online([id, approval, call = callOf(m_core, key)](sync::Engine& engine) {
        return approveCount(engine, id, approval, call);
    });
}

QFuture<Result<StockCount>> StockCountStore::cancel(StockCountId id, const OpId& key)
{
    return m_core.online(
        [id, call = callOf(m_core, key)](sync::Engine& engine) { return cancelCount(engine, id, call); });
}

QFuture<Result<>> StockCountStore::decide(StockCountId id, const CountDecision& decision)
{
    return m_core.work([id, decision](sync::Engine& engine) {
        return engine.write([&](sql::Connection& db) { return store::putCountDecision(db, id, decision); });
    });
}

} // namespace ch::desk
