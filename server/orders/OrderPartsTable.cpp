// SPDX-License-Identifier: Apache-2.0
#include "server/orders/OrderPartsTable.h"

#include "core/domain/Reason.h"
#include "server/orders/Cells.h"

#include <algorithm>

namespace ch::server {

namespace {

/// A row that a key made may be there already although the key itself is forgotten after 30 days (R3).
Result<> oneRow(Result<qint64> inserted)
{
    if (!inserted)
        return std::move(inserted).error();
    if (*inserted != 1)
        return refusal(Reason::KeyReused);
    return ok();
}

Result<> selectShipmentLines(sql::Connection& db, OrderId id, std::vector<Shipment>& shipments)
{
    CH_TRY(sql::Rows rows, db.query("SELECT shipment_no, line_no, quantity FROM shipment_lines WHERE order_id = ? "
                                    "ORDER BY shipment_no, line_no",
                                    id));
    while (rows.next()) {
        Cells cells(rows);
        const auto shipment = std::ranges::find(shipments, cells.number(), &Shipment::no);
        if (shipment != shipments.end())
            shipment->lines.push_back({.lineNo = cells.number(), .quantity = cells.integer()});
    }
    return rows.end();
}

} // namespace

Result<std::vector<OrderLine>> selectLines(sql::Connection& db, OrderId id)
{
    CH_TRY(sql::Rows rows, db.query("SELECT line_no, sku, title, quantity, unit_price_minor, line_total_minor, "
                                    "packed_quantity, shipped_quantity, released_quantity FROM order_lines "
                                    "WHERE order_id = ? ORDER BY line_no",
                                    id));
    std::vector<OrderLine> lines;
    while (rows.next()) {
        Cells cells(rows);
        lines.push_back({.lineNo = cells.number(),
                         .sku = cells.text(),
                         .title = cells.text(),
                         .quantity = cells.integer(),
                         .unitPriceMinor = cells.integer(),
                         .lineTotalMinor = cells.integer(),
                         .packedQuantity = cells.integer(),
                         .shippedQuantity = cells.integer(),
                         .releasedQuantity = cells.integer()});
    }
    CH_CHECK(rows.end());
    return lines;
}

Result<std::vector<Payment>> selectPayments(sql::Connection& db, OrderId id)
{
    CH_TRY(sql::Rows rows, db.query("SELECT amount_minor, method, reference, accepted, reason, at, op_id FROM payments "
                                    "WHERE order_id = ? ORDER BY no",
                                    id));
    std::vector<Payment> payments;
    while (rows.next()) {
        Cells cells(rows);
        payments.push_back({.amountMinor = cells.integer(),
                            .method = cells.text(),
                            .reference = cells.text(),
                            .accepted = cells.boolean(),
                            .reason = cells.text(),
                            .at = cells.time(),
                            .opId = cells.text()});
    }
    CH_CHECK(rows.end());
    return payments;
}

Result<std::vector<Shipment>> selectShipments(sql::Connection& db, OrderId id)
{
    std::vector<Shipment> shipments;
    {
        CH_TRY(sql::Rows rows, db.query("SELECT no, carrier, tracking_no, shipped_at, by, op_id FROM shipments "
                                        "WHERE order_id = ? ORDER BY no",
                                        id));
        while (rows.next()) {
            Cells cells(rows);
            shipments.push_back({.no = cells.number(),
                                 .carrier = cells.text(),
                                 .trackingNo = cells.text(),
                                 .lines = {},
                                 .shippedAt = cells.time(),
                                 .by = cells.text(),
                                 .opId = cells.text()});
        }
        CH_CHECK(rows.end());
    }
    if (!shipments.empty())
        CH_CHECK(selectShipmentLines(db, id, shipments));
    return shipments;
}

Result<> insertLine(WriteContext& context, OrderId id, const OrderLine& line)
{
    return context.db.gather(sql::Gathered::Rows,
                             "INSERT INTO order_lines (order_id, line_no, sku, title, quantity, unit_price_minor, "
                             "line_total_minor, packed_quantity, shipped_quantity, released_quantity) "
                             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                             id, line.lineNo, line.sku, line.title, line.quantity, line.unitPriceMinor,
                             line.lineTotalMinor, line.packedQuantity, line.shippedQuantity, line.releasedQuantity);
}

Result<> updateLine(WriteContext& context, OrderId id, const OrderLine& line)
{
    CH_CHECK(context.db.run("UPDATE order_lines SET packed_quantity = ?, shipped_quantity = ?, released_quantity = ? "
                            "WHERE order_id = ? AND line_no = ?",
                            line.packedQuantity, line.shippedQuantity, line.releasedQuantity, id, line.lineNo));
    return ok();
}

Result<> insertPayment(WriteContext& context, OrderId id, int no, const Payment& payment, UserId by)
{
    return oneRow(context.db.run("INSERT INTO payments (order_id, no, amount_minor, method, reference, accepted, "
                                 "reason, at, by_id, op_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                                 "ON CONFLICT (by_id, op_id) DO NOTHING",
                                 id, no, payment.amountMinor, payment.method, payment.reference, payment.accepted,
                                 payment.reason, payment.at, by, textOrNull(payment.opId)));
}

Result<> insertShipment(WriteContext& context, OrderId id, const Shipment& shipment, UserId by)
{
    CH_CHECK(oneRow(
        context.db.run("INSERT INTO shipments (order_id, no, carrier, tracking_no, shipped_at, by, by_id, op_id) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (by_id, op_id) DO NOTHING",
                       id, shipment.no, shipment.carrier, shipment.trackingNo, shipment.shippedAt, shipment.by, by,
                       textOrNull(shipment.opId))));
    for (const LineQuantity& line : shipment.lines) {
        CH_CHECK(context.db.runLater("INSERT INTO shipment_lines (order_id, shipment_no, line_no, quantity) "
                                     "VALUES (?, ?, ?, ?)",
                                     id, shipment.no, line.lineNo, line.quantity));
    }
    return ok();
}

Result<> updateShipment(WriteContext& context, OrderId id, const Shipment& shipment)
{
    CH_CHECK(context.db.run("UPDATE shipments SET carrier = ?, tracking_no = ? WHERE order_id = ? AND no = ?",
                            shipment.carrier, shipment.trackingNo, id, shipment.no));
    return ok();
}

} // namespace ch::server
