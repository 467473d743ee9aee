// SPDX-License-Identifier: Apache-2.0
#include "server/shop/ShopRepository.h"

namespace ch::server {

Result<bool> hasOrders(sql::Connection& db)
{
    CH_TRY(const auto any, db.integer("SELECT id FROM orders LIMIT 1"));
    return any.has_value();
}

} // namespace ch::server
