// SPDX-License-Identifier: Apache-2.0
#include "core/sync/PullChanges.h"

#include "core/store/LoadTable.h"
#include "core/store/MetaTable.h"

namespace ch::sync {

namespace {

using store::Durability;
using store::FeedWriter;
using store::Meta;

/// While a page was on its way the cache was emptied for another role or time zone: the page belongs to what is no more.
constexpr QLatin1StringView kCacheBeganAnew("CACHE_BEGAN_ANEW");
/// How often a pass begins again for that.
constexpr int kMostBeginnings = 3;

bool meansBeginAnew(const Error& error)
{
    return error.code == u"CURSOR_GONE" || error.code == u"BAD_CURSOR";
}

Error stopped()
{
    return Error{.kind = ErrorKind::Cancelled};
}

qint64 totalOf(const Result<qint64>& count)
{
    return count ? *count : 0;
}

qint64 ordersIn(const FeedPage& page)
{
    return std::ranges::count(page.records, QStringLiteral("order"), &FeedRecord::entity);
}

} // namespace

Result<> PullChanges::run(SyncReport& report, bool mayRemove, const CallContext& context, const OnProgress& onProgress)
{
    CH_CHECK(retryQuarantinedOnce());
    for (int beginning = 1;; ++beginning) {
        auto pulled = pullPages(report, mayRemove, context, onProgress);
        if (pulled)
            break;
        if (pulled.error().code != kCacheBeganAnew || beginning == kMostBeginnings)
            return pulled;
    }
    return index(context, onProgress);
}

Result<> PullChanges::retryQuarantinedOnce()
{
    const QString program = QStringLiteral(CH_VERSION);
    CH_TRY(const QString last,
           m_cache.database().read([](sql::Connection& db) { return store::read(db, Meta::Program); }).result());
    if (last == program)
        return ok();
    return m_cache.write(Durability::Service, [&program](sql::Connection& db, FeedWriter& feed) -> Result<> {
        CH_CHECK(feed.retryQuarantined(db));
        return store::write(db, Meta::Program, program);
    });
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

QFuture<Result<store::PageReport>> PullChanges::startWriting(FeedPage page, const QString& from, bool mayRemove)
{
    // Decoded here, beside the writing of the page before.
    auto decoded = std::make_shared<store::DecodedPage>(store::decode(std::move(page)));
    return m_cache.start(Durability::Service,
                         [decoded, from, mayRemove,
                          now = m_clock.now()](sql::Connection& db, FeedWriter& feed) -> Result<store::PageReport> {
                             CH_TRY(const QString cursor, store::read(db, Meta::Cursor));
                             if (cursor != from)
                                 return Error{.kind = ErrorKind::Conflict, .code = kCacheBeganAnew};
                             return feed.apply(db, *decoded, now, mayRemove);
                         });
}

Result<> PullChanges::pullPages(SyncReport& report, bool mayRemove, const CallContext& context,
                                const OnProgress& onProgress)
{
    CH_TRY(QString cursor,
           m_cache.database().read([](sql::Connection& db) { return store::read(db, Meta::Cursor); }).result());
    SyncProgress progress{.step = SyncProgress::Step::Fetching};
    const auto tell = [&] {
        if (onProgress)
            onProgress(progress);
    };
    tell();
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
    for (bool hasMore = true; hasMore;) {
        auto page = context.stop.stop_requested() ? stopped() : fetch(cursor, context);
        if (!page) {
            CH_CHECK(settle());
            return std::move(page).error();
        }
        const QString from = std::exchange(cursor, page->cursor);
        hasMore = page->hasMore;
        const bool isOfWhole = from.isEmpty() || progress.total > 0;
        progress.done += isOfWhole ? ordersIn(*page) : qint64(page->records.size());
        auto next = startWriting(*std::move(page), from, mayRemove);
        CH_CHECK(settle());
        writing = std::move(next);
        // Of a whole book it can be told how much there is; without an answer it takes as long as it takes.
        if (from.isEmpty() && hasMore)
            progress.total = totalOf(m_orders.count(context));
        tell();
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
            return ok();
        if (onProgress)
            onProgress({.step = SyncProgress::Step::Indexing, .done = step.percent, .total = 100});
    }
    return stopped();
}

} // namespace ch::sync
