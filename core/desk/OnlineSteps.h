// SPDX-License-Identifier: Apache-2.0
// What is asked of the service itself: money, addresses, timelines. Its answers go into the cache at once.
// Runs on a lane that may wait for the network.
#pragma once

#include "core/api/OrdersApi.h"
#include "core/desk/OrderStore.h"
#include "core/sync/Engine.h"

#include <functional>

namespace ch::desk {

/// An Offline error that says no more than that says `code` instead; others say more: a certificate, a proxy.
Error named(Error error, QLatin1StringView code);
/// Puts what the service answered into the cache. It has happened there: if this fails, the next pass brings it.
void keepAnswers(sync::Engine& engine, const std::vector<FeedRecord>& records);

using OnlineStep = std::function<Result<OrderAnswer>(const OrdersApi&)>;
/// The order as it now is, in the cache already. `offlineCode`: what an Offline error says then.
Result<Order> takeOnline(sync::Engine& engine, QLatin1StringView offlineCode, const OnlineStep& step);

/// All pages; kept in the cache.
Result<OrderTimeline> fetchTimeline(sync::Engine& engine, OrderId id, UtcTime now, const CallContext& context);

} // namespace ch::desk
