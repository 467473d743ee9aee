// SPDX-License-Identifier: Apache-2.0
// What is asked of the service about a stock take, and the lines that others counted. Its answers go into the cache at once.
// Runs on a lane that may wait for the network.
#pragma once

#include "core/desk/StockCountStore.h"
#include "core/sync/Engine.h"

namespace ch::desk {

struct CountCall
{
    OpId key{};
    /// What is read with it is as of this moment.
    UtcTime now{};
    std::stop_token stop{};
};

/// Reads the lines that changed since they were read last; needs no key.
Result<> readCountLines(sync::Engine& engine, StockCountId id, const CountCall& call);

// --- Steps: the stock take as it now is, in the cache already. Offline STOCK_COUNT_NEEDS_NETWORK without a service. ------
Result<StockCount> beginCount(sync::Engine& engine, const NewStockCount& draft, const CountCall& call);
/// With the lines as they are now, as far as they can be read.
Result<StockCount> recountLines(sync::Engine& engine, StockCountId id, const std::vector<QString>& skus,
                                const CountCall& call);
/// As recountLines(); what was decided here is forgotten, for it is done.
Result<StockCount> approveCount(sync::Engine& engine, StockCountId id, const CountApproval& approval,
                                const CountCall& call);
Result<StockCount> cancelCount(sync::Engine& engine, StockCountId id, const CountCall& call);

} // namespace ch::desk
