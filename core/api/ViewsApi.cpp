// SPDX-License-Identifier: Apache-2.0
#include "core/api/ViewsApi.h"

#include "core/api/Decoding.h"
#include "core/wire/RequestBodies.h"
#include "core/wire/ShopJson.h"

namespace ch {

Result<std::vector<SavedView>> ViewsApi::list(const CallContext& context) const
{
    CH_TRY(const ApiAnswer answer, m_client.call({.path = "/views"}, context));
    return api::decodedItems(answer, readView);
}

Result<SavedView> ViewsApi::create(const SavedView& view, const OpId& key, const CallContext& context) const
{
    CH_TRY(const ApiAnswer answer,
           m_client.call({.method = HttpMethod::Post, .path = "/views", .body = toViewDraftJson(view), .key = key},
                         context));
    return api::decoded(answer, readView);
}

Result<SavedView> ViewsApi::replace(const SavedView& view, const OpId& key, const CallContext& context) const
{
    CH_TRY(const ApiAnswer answer, m_client.call({.method = HttpMethod::Put,
                                                  .path = "/views/" + view.id.toBytes(),
                                                  .body = toViewDraftJson(view),
                                                  .key = key},
                                                 context));
    return api::decoded(answer, readView);
}

Result<> ViewsApi::remove(ViewId id, const OpId& key, const CallContext& context) const
{
    CH_CHECK(m_client.call({.method = HttpMethod::Delete, .path = "/views/" + id.toBytes(), .key = key}, context));
    return ok();
}

} // namespace ch
