// SPDX-License-Identifier: Apache-2.0
// Lists of refunds out of the cache.
// Belongs to the thread of its connection; reads only.
#pragma once

#include "core/domain/RefundQuery.h"
#include "core/sql/Connection.h"

namespace ch::store {

/// The first `limit`, newest first.
Result<std::vector<Refund>> refundList(sql::Connection& db, const RefundQuery& query, int limit);

struct RefundTotal
{
    qint64 refunds = 0;
    qint64 amountMinor = 0;
};
/// Of all of them.
Result<RefundTotal> refundTotal(sql::Connection& db, const RefundQuery& query);

} // namespace ch::store
