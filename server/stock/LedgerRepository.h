// SPDX-License-Identifier: Apache-2.0
// Reads the stock ledger of a product, newest first.
// Functions on a connection; on the connection's thread.
#pragma once

#include "core/domain/Stock.h"
#include "core/sql/Connection.h"

#include <limits>
#include <vector>

namespace ch::server {

struct MovementQuery
{
    QString sku;
    /// Older than this one; the largest id: from the newest on.
    MovementId before{std::numeric_limits<qint64>::max()};
    /// From included, to excluded.
    UtcTime from{std::numeric_limits<qint64>::min()};
    UtcTime to{std::numeric_limits<qint64>::max()};
    int limit = 50;
};

Result<std::vector<Movement>> readMovements(sql::Connection& db, const MovementQuery& query);

} // namespace ch::server
