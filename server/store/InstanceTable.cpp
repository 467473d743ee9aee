// SPDX-License-Identifier: Apache-2.0
#include "server/store/InstanceTable.h"

namespace ch::server {

Result<InstanceState> readInstanceState(sql::Connection& db)
{
    CH_TRY(sql::Rows rows, db.query("SELECT clock.position, held.accounts, held.shop FROM feed_clock clock, "
                                    "held_in_memory held WHERE clock.id = 1 AND held.id = 1"));
    InstanceState state;
    if (rows.next())
        state = {.feedPosition = rows.integer(0), .accountChanges = rows.integer(1), .shopChanges = rows.integer(2)};
    CH_CHECK(rows.end());
    return state;
}

} // namespace ch::server
