// SPDX-License-Identifier: Apache-2.0
#include "server/amqp/ClosingHintTable.h"

namespace ch::server {

Result<std::optional<UtcTime>> closingTimeOf(sql::Connection& db, OrderId order)
{
    CH_TRY(const auto at,
           db.integer("SELECT expires_at FROM orders WHERE id = ? AND status = 'PENDING' AND expires_at IS NOT NULL",
                      order));
    return at ? std::optional(UtcTime(*at)) : std::nullopt;
}

} // namespace ch::server
