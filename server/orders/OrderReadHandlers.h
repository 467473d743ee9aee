// SPDX-License-Identifier: Apache-2.0
// What reads orders: GET /orders, /orders/counts, /orders/{id}, its events, and /refunds.
// getOrder runs inline on the I/O thread, the others on the read pool.
#pragma once

#include "server/api/Handler.h"

namespace ch::server {

Result<Answer> getOrder(const Services&, sql::Connection&, const Call&);
Result<Answer> listOrders(const Services&, sql::Connection&, const Call&);
Result<Answer> orderCounts(const Services&, sql::Connection&, const Call&);
/// Those two by way of the cache.
Result<std::optional<CachedRead>> cachedOrder(const Services&, const Call&);
Result<std::optional<CachedRead>> cachedCounts(const Services&, const Call&);
Result<Answer> orderEvents(const Services&, sql::Connection&, const Call&);
Result<Answer> listRefunds(const Services&, sql::Connection&, const Call&);

} // namespace ch::server
