// SPDX-License-Identifier: Apache-2.0
// /views: saved lists that a shop's people share.
// Callable from any thread that may wait.
#pragma once

#include "core/api/HttpClient.h"
#include "core/domain/Shop.h"

namespace ch {

/// Of a view that is given, name, query, columns, sort and roles count; the rest is the service's.
class ViewsApi
{
public:
    explicit ViewsApi(HttpClient& client) : m_client(client) {}

    /// Those shared with the caller's role, by name; the merchant gets all.
    Result<std::vector<SavedView>> list(const CallContext& context) const;
    Result<SavedView> create(const SavedView& view, const OpId& key, const CallContext& context) const;
    /// `view.id` says which.
    Result<SavedView> replace(const SavedView& view, const OpId& key, const CallContext& context) const;
    Result<> remove(ViewId id, const OpId& key, const CallContext& context) const;

private:
    HttpClient& m_client;
};

} // namespace ch
