// SPDX-License-Identifier: Apache-2.0
// Fetches the feed page by page into the cache.
// Runs on the sync lane; blocks.
#pragma once

#include "core/api/ChangesApi.h"
#include "core/api/OrdersApi.h"
#include "core/base/Clock.h"
#include "core/sync/CacheWriter.h"
#include "core/sync/SyncReport.h"

namespace ch::sync {

class PullChanges
{
public:
    PullChanges(HttpClient& client, CacheWriter& cache, const Clock& clock)
        : m_changes(client)
        , m_orders(client)
        , m_cache(cache)
        , m_clock(clock)
    {}

    /// Adds to the report; `mayRemove`: a person agreed that many records vanish (R19). Stopping between pages loses nothing
    /// and is Cancelled.
    Result<> run(SyncReport& report, bool mayRemove, const CallContext& context, const OnProgress& onProgress);

private:
    class Pages;

    Result<> retryQuarantinedOnce();
    Result<> pullPages(SyncReport& report, bool mayRemove, const CallContext& context, const OnProgress& onProgress);
    QFuture<Result<store::PageReport>> startWriting(std::vector<store::DecodedPage> pages, const QString& from,
                                                    bool mayRemove);
    Result<> index(const CallContext& context, const OnProgress& onProgress);

    ChangesApi m_changes;
    OrdersApi m_orders;
    CacheWriter& m_cache;
    const Clock& m_clock;
};

} // namespace ch::sync
