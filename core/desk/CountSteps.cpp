// SPDX-License-Identifier: Apache-2.0
#include "core/desk/CountSteps.h"

#include "core/api/StockCountsApi.h"
#include "core/desk/OnlineSteps.h"
#include "core/store/StockCountTable.h"

namespace ch::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

/// A service that never ends its pages must not fill the memory: a million lines.
constexpr int kMostPages = 1'000;

template <class Fn> Result<StockCount> takeOnline(sync::Engine& engine, const CountCall& call, Fn step)
{
    CH_TRY(const auto client, engine.client());
    auto answer = step(StockCountsApi(*client), CallContext(call.stop));
    if (!answer)
        return named(std::move(answer).error(), kStockCountNeedsNetwork);
    keepAnswers(engine, {{.entity = u"stock_count"_s,
                          .id = answer->count.id.toString(),
                          .revision = answer->count.revision,
                          .deleted = false,
                          .body = answer->body}});
    return std::move(answer->count);
}

} // namespace

Result<> readCountLines(sync::Engine& engine, StockCountId id, const CountCall& call)
{
    CH_TRY(const auto client, engine.client());
    const StockCountsApi api(*client);
    const CallContext context(call.stop);
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
            return isLast ? store::noteCountLinesRead(db, id, {.revision = newest, .asOf = call.now}) : ok();
        };
        CH_CHECK(engine.cache().write(store::Durability::Service, keep));
        if (isLast)
            break;
    }
    return ok();
}

Result<StockCount> beginCount(sync::Engine& engine, const NewStockCount& draft, const CountCall& call)
{
    return takeOnline(engine, call, [&](const StockCountsApi& api, const CallContext& context) {
        return api.begin(draft, call.key, context);
    });
}

Result<StockCount> recountLines(sync::Engine& engine, StockCountId id, const std::vector<QString>& skus,
                                const CountCall& call)
{
    auto asked = takeOnline(engine, call, [&](const StockCountsApi& api, const CallContext& context) {
        return api.recount(id, skus, call.key, context);
    });
    // The lines as they are now; what fails here the next reading brings.
    if (asked)
        (void)bool(readCountLines(engine, id, call));
    return asked;
}

Result<StockCount> approveCount(sync::Engine& engine, StockCountId id, const CountApproval& approval,
                                const CountCall& call)
{
    auto approved = takeOnline(engine, call, [&](const StockCountsApi& api, const CallContext& context) {
        return api.approve(id, approval, call.key, context);
    });
    if (approved) {
        (void)bool(engine.write([id](sql::Connection& db) { return store::forgetCountDecisions(db, id); }));
        (void)bool(readCountLines(engine, id, call));
    }
    return approved;
}

Result<StockCount> cancelCount(sync::Engine& engine, StockCountId id, const CountCall& call)
{
    return takeOnline(engine, call, [&](const StockCountsApi& api, const CallContext& context) {
        return api.cancel(id, call.key, context);
    });
}

} // namespace ch::desk
