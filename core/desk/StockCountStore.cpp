// SPDX-License-Identifier: Apache-2.0
#include "core/desk/StockCountStore.h"

#include "core/api/StockCountsApi.h"
#include "core/desk/CountSheets.h"
#include "core/desk/OnlineSteps.h"
#include "core/desk/WorkspaceCore.h"
#include "core/store/StockCountTable.h"

namespace ch::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A service that never ends its pages must not fill the memory: a million lines.
constexpr int kMostPages = 1'000;

/// The stock take as it now is, in the cache already.
template <class Fn> Result<StockCount> takeOnline(sync::Engine& engine, const std::stop_token& stop, Fn step)
{
    CH_TRY(const auto client, engine.client());
    auto answer = step(StockCountsApi(*client), CallContext(stop));
    if (!answer)
        return named(std::move(answer).error(), kStockCountNeedsNetwork);
    keepAnswers(engine, {{.entity = u"stock_count"_s,
                          .id = answer->count.id.toString(),
                          .revision = answer->count.revision,
                          .deleted = false,
                          .body = answer->body}});
    return std::move(answer->count);
}

Result<> readLines(sync::Engine& engine, StockCountId id, UtcTime now, const CallContext& context)
{
    CH_TRY(const auto client, engine.client());
    const StockCountsApi api(*client);
    CH_TRY(const store::CountLinesRead before,
           engine.read([id](sql::Connection& db) { return store::countLinesRead(db, id); }));
    QString cursor;
    qint64 newest = before.revision;
    for (int i = 0; i < kMostPages; ++i) {
        CH_TRY(const StockCountLinePage page, api.lines(id, before.revision, cursor, context));
        cursor = page.nextCursor;
        // What changes from here on comes in later pages, or is newer still.
        if (i == 0)
            newest = std::max(newest, page.revision);
        for (const auto& each : page.lines)
            newest = std::max(newest, each.line.revision);
        const bool isLast = cursor.isEmpty();
        const auto keep = [&](sql::Connection& db, store::FeedWriter& feed) -> Result<> {
            for (const auto& each : page.lines)
                CH_CHECK(store::putCountLine(db, id, each.line, each.body));
            feed.changes().hasRecords |= !page.lines.empty() || (isLast && newest > before.revision);
            return isLast ? store::noteCountLinesRead(db, id, {.revision = newest, .asOf = now}) : ok();
        };
        CH_CHECK(engine.cache().write(store::Durability::Service, keep));
        if (isLast)
            break;
    }
    return ok();
}

} // namespace

StockCountStore::StockCountStore(WorkspaceCore& core, QObject* parent) : QObject(parent), m_core(core)
{
    connect(&core, &WorkspaceCore::recordsChanged, this, &StockCountStore::changed);
    connect(&core, &WorkspaceCore::operationsChanged, this, &StockCountStore::changed);
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
    return m_core.lookUp([id, now = m_core.viewer().now, stop = m_core.ending()](sync::Engine& engine) {
        return readLines(engine, id, now, CallContext(stop));
    });
}

QFuture<Result<StockCount>> StockCountStore::begin(const NewStockCount& draft, const OpId& key)
{
    return m_core.online([draft, key, stop = m_core.ending()](sync::Engine& engine) {
        return takeOnline(engine, stop, [&](const StockCountsApi& api, const CallContext& context) {
            return api.begin(draft, key, context);
        });
    });
}

QFuture<Result<StockCount>> StockCountStore::recount(StockCountId id, const std::vector<QString>& skus, const OpId& key)
{
    return m_core.online([id, skus, key, now = m_core.viewer().now, stop = m_core.ending()](sync::Engine& engine) {
        auto asked = takeOnline(engine, stop, [&](const StockCountsApi& api, const CallContext& context) {
            return api.recount(id, skus, key, context);
        });
        // The lines as they are now; what fails here the next reading brings.
        if (asked)
            (void)bool(readLines(engine, id, now, CallContext(stop)));
        return asked;
    });
}

QFuture<Result<StockCount>> StockCountStore::approve(StockCountId id, const CountApproval& approval, const OpId& key)
{
    return m_core.online([id, approval, key, now = m_core.viewer().now, stop = m_core.ending()](sync::Engine& engine) {
        auto approved = takeOnline(engine, stop, [&](const StockCountsApi& api, const CallContext& context) {
            return api.approve(id, approval, key, context);
        });
        if (approved) {
            (void)bool(engine.write([id](sql::Connection& db) { return store::forgetCountDecisions(db, id); }));
            (void)bool(readLines(engine, id, now, CallContext(stop)));
        }
        return approved;
    });
}

QFuture<Result<StockCount>> StockCountStore::cancel(StockCountId id, const OpId& key)
{
    return m_core.online([id, key, stop = m_core.ending()](sync::Engine& engine) {
        return takeOnline(engine, stop, [&](const StockCountsApi& api, const CallContext& context) {
            return api.cancel(id, key, context);
        });
    });
}

QFuture<Result<>> StockCountStore::decide(StockCountId id, const CountDecision& decision)
{
    return m_core.work([id, decision](sync::Engine& engine) {
        return engine.write([&](sql::Connection& db) { return store::putCountDecision(db, id, decision); });
    });
}

} // namespace ch::desk
