// SPDX-License-Identifier: Apache-2.0
// The ledgers of the products that were opened last, as the service gave them, with their age.
// Belongs to the thread of its connection (the writer's, for what writes).
#pragma once

#include "core/domain/Stock.h"
#include "core/sql/Connection.h"

#include <optional>
#include <vector>

namespace ch::store {

struct StoredMovements
{
    /// Newest first.
    std::vector<Movement> entries;
    UtcTime asOf;
    /// There is nothing older at the service.
    bool isWhole = true;
};

/// So many products' ledgers are kept, those read last.
inline constexpr int kKeptMovements = 2'000;

/// Nothing if it was never read.
Result<std::optional<StoredMovements>> movements(sql::Connection& db, const QString& sku);
Result<> putMovements(sql::Connection& db, const QString& sku, const StoredMovements& movements);

} // namespace ch::store
