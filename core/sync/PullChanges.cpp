// SPDX-License-Identifier: Apache-2.0
#include "core/sync/PullChanges.h"

#include "core/store/LoadTable.h"
#include "core/store/MetaTable.h"

namespace ch::sync {

namespace {

using store::Durability;
using store::FeedWriter;
using store::Meta;

bool meansBeginAnew(const Error& error)
{
    return error.code == u"CURSOR_GONE" || error.code == u"BAD_CURSOR";
}

} // namespace

Result<> PullChanges::run(SyncReport& report, bool mayRemove, const CallContext& context, const OnProgress& onProgress)
{
    CH_CHECK(pullPages(report, mayRemove, context, onProgress));
    return index(context, onProgress);
}

Result<FeedPage> PullChanges::fetch(QString& cursor, const CallContext& context)
{
    auto page = m_changes.changesSince(cursor, ChangesApi::kMaxLimit, context);
    if (page || cursor.isEmpty() || !meansBeginAnew(page.error()))
        return page;
    // Another run of the service, another role, or too long ago: everything anew, beside what is here (R16).
    CH_CHECK(
        m_cache.write(Durability::Service, [](sql::Connection& db, FeedWriter& feed) { return feed.beginResync(db); }));
    cursor.clear();
    return m_changes.changesSince(cursor, ChangesApi::kMaxLimit, context);
}

Result<> PullChanges::pullPages(SyncReport& report, bool mayRemove, const CallContext& context,
                                const OnProgress& onProgress)
{
    CH_TRY(QString cursor,
           m_cache.database().read([](sql::Connection& db) { return store::read(db, Meta::Cursor); }).result());
    // While one page is written the next one is fetched and decoded.
    std::optional<QFuture<Result<store::PageReport>>> writing;
    const auto settle = [&]() -> Result<> {
        if (!writing)
            return ok();
        auto written = writing->result();
        writing.reset();
        if (!written)
            return std::move(written).error();
        report.changed += written->changed;
        report.removed += written->removed;
        report.quarantined += written->quarantined;
        return ok();
    };
    qint64 fetched = 0;
    for (bool hasMore = true; hasMore && !context.stop.stop_requested();) {
        auto page = fetch(cursor, context);
        if (!page) {
            CH_CHECK(settle());
            return std::move(page).error();
        }
        cursor = page->cursor;
        hasMore = page->hasMore;
        fetched += qint64(page->records.size());
        auto decoded = std::make_shared<store::DecodedPage>(store::decode(*std::move(page)));
        CH_CHECK(settle());
        writing = m_cache.start(Durability::Service,
                                [decoded, mayRemove, now = m_clock.now()](sql::Connection& db, FeedWriter& feed) {
                                    return feed.apply(db, *decoded, now, mayRemove);
                                });
        if (onProgress)
            onProgress({.step = SyncProgress::Step::Fetching, .done = fetched});
    }
    return settle();
}

Result<> PullChanges::index(const CallContext& context, const OnProgress& onProgress)
{
    while (!context.stop.stop_requested()) {
        CH_TRY(const store::LoadStep step,
               m_cache.write(Durability::Service, [](sql::Connection& db, FeedWriter& feed) {
                   return store::finishLoad(db, feed.search());
               }));
        if (step.isComplete)
            break;
        if (onProgress)
            onProgress({.step = SyncProgress::Step::Indexing, .done = step.percent});
    }
    return ok();
}

} // namespace ch::sync
