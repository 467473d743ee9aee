// SPDX-License-Identifier: Apache-2.0
// Shared views in the store. All SQL about them.
// Functions on a connection; on the connection's thread.
#pragma once

#include "core/domain/Shop.h"
#include "server/store/WriteContext.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace ch::server {

/// The bodies of the views that the role is shown, in the order of their names. A merchant is shown all.
Result<std::vector<QByteArray>> readViews(sql::Connection& db, Role role);

struct ViewState
{
    qint64 version = 0;
    qint64 revision = 0;
};
Result<std::optional<ViewState>> findView(sql::Connection& db, ViewId id);
Result<qint64> countViews(sql::Connection& db);

/// Inserts the view, or replaces the one whose state is `before`, with its feed entry. The view as stored.
Result<SavedView> storeView(WriteContext& context, SavedView view, const std::optional<ViewState>& before);
/// Leaves a tombstone in the feed.
Result<> removeView(WriteContext& context, ViewId id, const ViewState& before);

} // namespace ch::server
