// SPDX-License-Identifier: Apache-2.0
#include "server/consumers/PickTaskTable.h"

#include <algorithm>

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

QLatin1StringView nameOf(PickTaskState state)
{
    switch (state) {
    case PickTaskState::Open:
        return "OPEN"_L1;
    case PickTaskState::Done:
        return "DONE"_L1;
    case PickTaskState::Withdrawn:
        return "WITHDRAWN"_L1;
    }
    Q_UNREACHABLE();
}

Result<std::optional<PickTaskState>> findPickTask(sql::Connection& db, OrderId order)
{
    CH_TRY(sql::Rows rows, db.query("SELECT state FROM pick_tasks WHERE order_id = ?", order));
    std::optional<PickTaskState> state;
    if (rows.next()) {
        const QString name = rows.text(0);
        for (const auto each : {PickTaskState::Open, PickTaskState::Done, PickTaskState::Withdrawn}) {
            if (nameOf(each) == name)
                state = each;
        }
    }
    CH_CHECK(rows.end());
    return state;
}

Result<> putPickTask(WriteContext& context, const Order& order)
{
    CH_CHECK(context.db.run("INSERT INTO pick_tasks (order_id, state, created_at) VALUES (?, ?, ?) "
                            "ON CONFLICT (order_id) DO NOTHING",
                            order.id, nameOf(PickTaskState::Open), context.now));
    CH_CHECK(context.db.run("DELETE FROM pick_task_lines WHERE order_id = ?", order.id));
    for (const OrderLine& line : order.lines) {
        if (line.toShip() > 0)
            CH_CHECK(context.db.run("INSERT INTO pick_task_lines (order_id, line_no, quantity) VALUES (?, ?, ?)",
                                    order.id, line.lineNo, line.toShip()));
    }
    return ok();
}

Result<> endPickTask(WriteContext& context, OrderId order, PickTaskState state)
{
    CH_CHECK(context.db.run("UPDATE pick_tasks SET state = ?, ended_at = ? WHERE order_id = ? AND ended_at IS NULL",
                            nameOf(state), context.now, order));
    return ok();
}

Result<std::vector<PickTask>> readPickTasks(sql::Connection& db, const PickTaskPosition& after, int limit)
{
    std::vector<PickTask> tasks;
    {
        CH_TRY(sql::Rows rows,
               db.query("SELECT t.created_at, t.order_id, o.order_no, o.ship_by, o.hold_reason FROM pick_tasks t "
                        "JOIN orders o ON o.id = t.order_id "
                        "WHERE t.ended_at IS NULL AND (t.created_at, t.order_id) > (?, ?) "
                        "ORDER BY t.created_at, t.order_id LIMIT ?",
                        after.createdAt, after.order.value(), limit));
        while (rows.next())
            tasks.push_back({.position = {rows.time(0), rows.id<OrderId>(1)},
                             .orderNo = rows.text(2),
                             .shipBy = rows.optionalTime(3),
                             .isOnHold = !rows.isNull(4)});
        CH_CHECK(rows.end());
    }
    for (PickTask& task : tasks) {
        CH_TRY(sql::Rows rows, db.query("SELECT l.line_no, ordered.sku, ordered.title, l.quantity, p.location "
                                        "FROM pick_task_lines l JOIN order_lines ordered "
                                        "ON ordered.order_id = l.order_id AND ordered.line_no = l.line_no "
                                        "LEFT JOIN products p ON p.sku = ordered.sku "
                                        "WHERE l.order_id = ? ORDER BY l.line_no",
                                        task.position.order));
        while (rows.next())
            task.lines.push_back({.lineNo = int(rows.integer(0)),
                                  .sku = rows.text(1),
                                  .title = rows.text(2),
                                  .quantity = rows.integer(3),
                                  .location = rows.text(4)});
        CH_CHECK(rows.end());
    }
    return tasks;
}

} // namespace ch::server
