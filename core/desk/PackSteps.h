// SPDX-License-Identifier: Apache-2.0
// What a pack station reads from the cache and puts into the outbox.
// Belongs to the thread of the connection; what saves and ships, to the writer's.
#pragma once

#include "core/desk/PackStore.h"
#include "core/desk/WorkspaceCore.h"

namespace ch::desk {

Result<PackWorkList> packWorkList(sql::Connection& db, int limit, const Viewer& viewer, const std::stop_token& stop);
Result<PackOrder> packOrder(sql::Connection& db, OrderId id, const Viewer& viewer);
Result<PickList> packPickList(sql::Connection& db, const std::vector<OrderId>& orders, const Viewer& viewer,
                              const std::stop_token& stop);

/// Refused by the rules (somebody else's claim, an order that is no longer PAID): an Error, and nothing is kept.
Result<PendingOperation> savePacking(sql::Connection& db, OrderId id, const PackingProgress& progress,
                                     const Viewer& viewer);
Result<PendingOperation> shipParcel(sql::Connection& db, const OrderStepRequest& parcel,
                                    const PackingProgress& progress, const Viewer& viewer,
                                    std::chrono::seconds undoTime);

} // namespace ch::desk
