// SPDX-License-Identifier: Apache-2.0
#include "server/demo/DemoTable.h"

namespace ch::server {

Result<bool> isEmptyStore(sql::Connection& db)
{
    CH_TRY(const auto taken, db.integer("SELECT (SELECT count(*) FROM orders) + (SELECT count(*) FROM users)"));
    return taken.value_or(0) == 0;
}

Result<> markAsDemo(sql::Connection& db)
{
    CH_CHECK(db.run("UPDATE shop SET is_demo = 1 WHERE id = 1"));
    return ok();
}

} // namespace ch::server
