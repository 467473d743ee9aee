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
/// Of a first load: what many pages touch is written once, and there is little else to read meanwhile.
constexpr size_t kMostPagesAtOnce = 6;

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

QFuture<Result<store::PageReport>> PullChanges::startWriting(std::vector<store::DecodedPage> pages, const QString& from,
                                                             bool mayRemove)
{
    auto kept = std::make_shared<std::vector<store::DecodedPage>>(std::move(pages));
    return m_cache.start(Durability::Service,
                         [kept, from, mayRemove, now = m_clock.now()](sql::Connection& db,
                                                                      FeedWriter& feed) -> Result<store::PageReport> {
                             CH_TRY(const QString cursor, store::read(db, Meta::Cursor));
                             if (cursor != from)
                                 return Error{.kind = ErrorKind::Conflict, .code = kCacheBeganAnew};
                             return feed.apply(db, *kept, now, mayRemove);
                         });
}

/// While some pages are written the next ones are fetched and decoded.
class PullChanges::Pages
{
public:
    Pages(PullChanges& pull, SyncReport& report, bool mayRemove, bool isLoading)
        : m_pull(pull)
        , m_report(report)
        , m_mayRemove(mayRemove)
        , m_isLoading(isLoading)
    {}

    /// `from`: the cursor that the page was asked with.
    Result<> add(FeedPage page, const QString& from)
    {
        const bool isLast = !page.hasMore;
        if (m_gathered.empty())
            m_from = from;
        m_gathered.push_back(store::decode(std::move(page)));
        const bool isWriterFree = !m_writing || m_writing->isFinished();
        // A person who decides something meanwhile waits for one transaction: after the load it is one page.
        if (m_isLoading && !isLast && !isWriterFree && m_gathered.size() < kMostPagesAtOnce)
            return ok();
        return write();
    }
    /// Waits until everything is in the cache.
    Result<> finish()
    {
        if (!m_gathered.empty())
            CH_CHECK(write());
        return settle();
    }

private:
    Result<> write()
    {
        auto next = m_pull.startWriting(std::exchange(m_gathered, {}), m_from, m_mayRemove);
        auto settled = settle();
        m_writing = std::move(next);
        return settled;
    }
    Result<> settle()
    {
        if (!m_writing)
            return ok();
        auto written = m_writing->result();
        m_writing.reset();
        if (!written)
            return std::move(written).error();
        m_report.changed += written->changed;
        m_report.removed += written->removed;
        m_report.quarantined += written->quarantined;
        m_report.vanished += written->vanished;
        return ok();
    }

    PullChanges& m_pull;
    SyncReport& m_report;
    const bool m_mayRemove;
    const bool m_isLoading;
    std::vector<store::DecodedPage> m_gathered;
    QString m_from;
    std::optional<QFuture<Result<store::PageReport>>> m_writing;
};

Result<> PullChanges::pullPages(SyncReport& report, bool mayRemove, const CallContext& context,
                                const OnProgress& onProgress)
{
    CH_TRY(QString cursor,
           m_cache.database().read([](sql::Connection& db) { return store::read(db, Meta::Cursor); }).result());
    CH_TRY(const bool isLoaded,
           m_cache.database().read([](sql::Connection& db) { return store::isLoaded(db); }).result());
    SyncProgress progress{.step = SyncProgress::Step::Fetching};
    const auto tell = [&] {
        if (onProgress)
            onProgress(progress);
    };
    tell();
    Pages pages(*this, report, mayRemove, !isLoaded);
    int resyncs = 0;
    for (bool hasMore = true; hasMore;) {
        auto page =
            context.stop.stop_requested() ? stopped() : m_changes.changesSince(cursor, ChangesApi::kMaxLimit, context);
        if (!page) {
            CH_CHECK(pages.finish());
            if (cursor.isEmpty() || !meansBeginAnew(page.error()) || ++resyncs == kMostBeginnings)
                return std::move(page).error();
            // Another run of the service, another role, or too long ago: everything anew, beside what is here (R16).
            CH_CHECK(m_cache.write(Durability::Service,
                                   [](sql::Connection& db, FeedWriter& feed) { return feed.beginResync(db); }));
            cursor.clear();
            continue;
        }
        const QString from = std::exchange(cursor, page->cursor);
        hasMore = page->hasMore;
        const bool isOfWhole = from.isEmpty() || progress.total > 0;
        progress.done += isOfWhole ? ordersIn(*page) : qint64(page->records.size());
        CH_CHECK(pages.add(*std::move(page), from));
        // Of a whole book it can be told how much there is; without an answer it takes as long as it takes.
        if (from.isEmpty() && hasMore)
            progress.total = totalOf(m_orders.count(context));
        tell();
    }
    return pages.finish();
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
