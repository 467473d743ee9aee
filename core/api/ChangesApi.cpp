// SPDX-License-Identifier: Apache-2.0
#include "core/api/ChangesApi.h"

#include "core/api/Paging.h"
#include "core/wire/FeedJson.h"

namespace ch {

Result<FeedPage> ChangesApi::changesSince(const QString& cursor, int limit, const CallContext& context) const
{
    CH_TRY(const ApiAnswer answer,
           m_client.call({.path = "/changes", .query = api::pageQuery({.cursor = cursor, .limit = limit})}, context));
    Result<FeedPage> page = readFeedPage(answer.data);
    if (!page)
        return api::notUnderstood(page.error(), answer.trace);
    return page;
}

} // namespace ch
