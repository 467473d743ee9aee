// SPDX-License-Identifier: Apache-2.0
// Fetches the feed page by page into the cache.
// Runs on the sync lane; blocks.
#pragma once

#include "core/api/ChangesApi.h"
#include "core/base/Clock.h"
#include "core/sync/CacheWriter.h"
#include "core/sync/SyncReport.h"

namespace ch::sync {

class PullChanges
{
public:
    PullChanges(const ChangesApi& changes, CacheWriter& cache, const Clock& clock)
        : m_changes(changes)
        , m_cache(cache)
        , m_clock(clock)
    {}

    /// Adds to the report; `mayRemove`: a person agreed that many records vanish (R19). Stopping between pages loses nothing.
    Result<> run(SyncReport& report, bool mayRemove, const CallContext& context, const OnProgress& onProgress);

private:
    Result<> pullPages(SyncReport& report, bool mayRemove, const CallContext& context, const OnProgress& onProgress);
    Result<FeedPage> fetch(QString& cursor, const CallContext& context);
    Result<> index(const CallContext& context, const OnProgress& onProgress);

    const ChangesApi& m_changes;
    CacheWriter& m_cache;
    const Clock& m_clock;
};

} // namespace ch::sync
