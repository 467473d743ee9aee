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

Result<std::vector<ChangedOrder>> readChangedOrders(sql::Connection& db, qint64 behind, qint64 upTo)
{
    CH_TRY(sql::Rows rows, db.query("SELECT entity_id, position FROM feed WHERE position > ? AND position <= ? "
                                    "AND entity = 'order'",
                                    behind, upTo));
    std::vector<ChangedOrder> orders;
    while (rows.next()) {
        if (const auto id = OrderId::fromText(rows.text(0).toUtf8()))
            orders.push_back({*id, rows.integer(1)});
    }
    CH_CHECK(rows.end());
    return orders;
}

Result<QString> newestRun(sql::Connection& db)
{
    CH_TRY(sql::Rows rows, db.query("SELECT run_id FROM runs ORDER BY run DESC LIMIT 1"));
    QString run;
    if (rows.next())
        run = rows.text(0);
    CH_CHECK(rows.end());
    return run;
}

} // namespace ch::server
