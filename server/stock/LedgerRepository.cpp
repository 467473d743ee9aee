// SPDX-License-Identifier: Apache-2.0
#include "server/stock/LedgerRepository.h"

namespace ch::server {

Result<std::vector<Movement>> readMovements(sql::Connection& db, const MovementQuery& query)
{
    CH_TRY(
        sql::Rows rows,
        db.query("SELECT m.id, m.kind, m.reason, m.delta_on_hand, m.delta_reserved, m.order_id, o.order_no, m.line_no, "
                 "m.sequence, m.user, m.device, m.at, m.op_id, m.note "
                 "FROM movements m LEFT JOIN orders o ON o.id = m.order_id "
                 "WHERE m.sku = ? AND m.id < ? AND m.at >= ? AND m.at < ? ORDER BY m.id DESC LIMIT ?",
                 query.sku, query.before, query.from, query.to, query.limit));
    std::vector<Movement> movements;
    while (rows.next()) {
        Movement movement;
        movement.id = rows.id<MovementId>(0);
        movement.sku = query.sku;
        movement.kind = movementKindFromName(rows.text(1)).value_or(MovementKind::Adjust);
        movement.reason = rows.text(2);
        movement.deltaOnHand = rows.integer(3);
        movement.deltaReserved = rows.integer(4);
        movement.orderId = rows.id<OrderId>(5);
        movement.orderNo = rows.text(6);
        movement.lineNo = int(rows.integer(7));
        // Only a parcel's number means something to people; other kinds use the column to tell their effects apart.
        movement.shipmentNo = movement.kind == MovementKind::Ship ? int(rows.integer(8)) : 0;
        movement.user = rows.text(9);
        movement.device = rows.text(10);
        movement.at = rows.time(11);
        movement.opId = rows.text(12);
        movement.note = rows.text(13);
        movements.push_back(std::move(movement));
    }
    CH_CHECK(rows.end());
    return movements;
}

} // namespace ch::server
