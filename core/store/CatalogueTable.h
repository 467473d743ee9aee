// SPDX-License-Identifier: Apache-2.0
// Products and refunds in the cache.
// Belong to the thread of their connection (the writer's, for what writes).
#pragma once

#include "core/store/DecodedPage.h"
#include "core/store/OrderTable.h"

namespace ch::store {

/// True if it changed.
Result<bool> putProduct(sql::Connection& db, const ProductRow& product, Replace replace);
Result<bool> hasProduct(sql::Connection& db, const QString& sku);
Result<bool> removeProduct(sql::Connection& db, const QString& sku);

class RefundTable
{
public:
    explicit RefundTable(RollupTable& rollups) : m_rollups(rollups) {}

    Result<bool> put(sql::Connection& db, const RefundRow& refund, Replace replace);
    Result<bool> remove(sql::Connection& db, RefundId id);
    /// Gives refunds the country of their order, which may come after them. To be called when a page's orders are in.
    Result<> place(sql::Connection& db);

private:
    RollupTable& m_rollups;
};

} // namespace ch::store
