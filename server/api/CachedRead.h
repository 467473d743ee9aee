// SPDX-License-Identifier: Apache-2.0
// A read as it goes through the cache: what it is kept under, how it is read from the store, and what of it the caller may see.
// A plain value; its functions run on any thread.
#pragma once

#include "server/api/Handler.h"
#include "server/cache/AnswerCache.h"

namespace ch::server {

struct CachedRead
{
    AnswerCache::Key key;
    AnswerCache::Load load;
    /// From what was found; null if there is no such thing.
    std::function<Result<Answer>(const CacheEntry*)> answer;
};

} // namespace ch::server
