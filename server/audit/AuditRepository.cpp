// SPDX-License-Identifier: Apache-2.0
#include "server/audit/AuditRepository.h"

#include "server/store/StoredJson.h"

#include <array>

namespace ch::server {

namespace {

// Orders that were imported finished brought no stock movements and no parcels (contract section 8): they have no row in
// movements at all, and the checks of lines against movements and parcels leave them out.
constexpr auto kChecks = std::to_array<InvariantCheck>({
    {"I1", "SELECT 'sku ' || sku, 'on_hand ' || on_hand || ', reserved ' || reserved FROM products "
           "WHERE on_hand < 0 OR reserved < 0 OR reserved > on_hand"},

    {"I2",
     "SELECT 'sku ' || p.sku, 'on_hand ' || p.on_hand || ', reserved ' || p.reserved || ', but its movements sum to ' "
     "|| coalesce(m.on_hand, 0) || ' and ' || coalesce(m.reserved, 0) FROM products p LEFT JOIN ("
     "SELECT sku, sum(delta_on_hand) AS on_hand, sum(delta_reserved) AS reserved FROM movements GROUP BY sku) m "
     "ON m.sku = p.sku WHERE p.on_hand <> coalesce(m.on_hand, 0) OR p.reserved <> coalesce(m.reserved, 0)"},
    {"I2",
     "SELECT 'sku ' || p.sku, 'reserved ' || p.reserved || ', but open orders wait for ' || coalesce(w.units, 0) "
     "FROM products p LEFT JOIN (SELECT l.sku, sum(l.quantity - l.shipped_quantity - l.released_quantity) AS units "
     "FROM orders o JOIN order_lines l ON l.order_id = o.id WHERE o.status IN ('PENDING', 'PAID') GROUP BY l.sku) w "
     "ON w.sku = p.sku WHERE p.reserved <> coalesce(w.units, 0)"},
    {"I2",
     "SELECT 'order ' || o.order_no || ' line ' || l.line_no, 'reserved ' || coalesce(m.reserved, 0) || ', "
     "released ' || coalesce(m.released, 0) || ', shipped ' || coalesce(m.shipped, 0) || ' of ' || l.quantity "
     "FROM orders o JOIN order_lines l ON l.order_id = o.id LEFT JOIN ("
     "SELECT order_id, line_no, sum(CASE WHEN kind = 'RESERVE' THEN delta_reserved ELSE 0 END) AS reserved, "
     "sum(CASE WHEN kind = 'RELEASE' THEN -delta_reserved ELSE 0 END) AS released, "
     "sum(CASE WHEN kind = 'SHIP' THEN -delta_reserved ELSE 0 END) AS shipped "
     "FROM movements WHERE order_id IS NOT NULL GROUP BY order_id, line_no) m "
     "ON m.order_id = l.order_id AND m.line_no = l.line_no "
     "WHERE (o.status IN ('PENDING', 'PAID') OR EXISTS (SELECT 1 FROM movements moved WHERE moved.order_id = o.id)) "
     "AND (coalesce(m.reserved, 0) <> l.quantity OR m.shipped <> l.shipped_quantity "
     "OR m.released + m.shipped > l.quantity "
     "OR (o.status IN ('SHIPPED', 'COMPLETED', 'CANCELLED') AND m.released + m.shipped <> l.quantity) "
     "OR (o.status IN ('PENDING', 'PAID') AND m.released <> l.released_quantity))"},
    {"I2", "SELECT 'movement ' || m.id, 'is ' || m.kind || ' of order ' || m.order_id || ', which has no line ' || "
           "m.line_no || ' of ' || m.sku FROM movements m LEFT JOIN order_lines l ON l.order_id = m.order_id "
           "AND l.line_no = m.line_no AND l.sku = m.sku WHERE m.order_id IS NOT NULL AND l.order_id IS NULL"},
    {"I2", "SELECT 'movement ' || m.id, 'is ' || m.kind || ' of ' || m.sku || ', which is no product' FROM movements m "
           "LEFT JOIN products p ON p.sku = m.sku WHERE p.sku IS NULL"},
    {"I2", "SELECT 'movement ' || id, 'is ' || kind || ' of ' || delta_on_hand || ' and ' || delta_reserved "
           "FROM movements WHERE (kind = 'RESERVE' AND (delta_on_hand <> 0 OR delta_reserved <= 0)) "
           "OR (kind = 'RELEASE' AND (delta_on_hand <> 0 OR delta_reserved >= 0)) "
           "OR (kind = 'SHIP' AND (delta_on_hand >= 0 OR delta_reserved <> delta_on_hand)) "
           "OR (kind IN ('RECEIVE', 'ADJUST', 'COUNT') AND delta_reserved <> 0) "
           "OR ((order_id IS NULL) <> (kind IN ('RECEIVE', 'ADJUST', 'COUNT')) AND kind <> 'RECEIVE')"},

    {"I2",
     "SELECT 'stock count ' || l.stock_count_id || ' sku ' || l.sku, 'applied ' || coalesce(CAST(l.applied AS TEXT), 'nothing') || "
     "', but its movement is ' || coalesce(CAST(m.delta_on_hand AS TEXT), 'missing') FROM stock_count_lines l LEFT JOIN movements m "
     "ON m.stock_count_id = l.stock_count_id AND m.sku = l.sku "
     "WHERE (l.applied IS NULL) <> (m.id IS NULL) OR m.delta_on_hand <> l.applied OR m.kind <> 'COUNT'"},
    {"I2",
     "SELECT 'stock count ' || l.stock_count_id || ' sku ' || l.sku, 'counted ' || coalesce(CAST(l.counted AS TEXT), 'nothing') || "
     "', but its entries sum to ' || coalesce(CAST(e.units AS TEXT), 'nothing') FROM stock_count_lines l LEFT JOIN ("
     "SELECT stock_count_id, sku, sum(counted) AS units FROM stock_count_entries WHERE counts = 1 "
     "GROUP BY stock_count_id, sku) e ON e.stock_count_id = l.stock_count_id AND e.sku = l.sku "
     "WHERE coalesce(l.counted, -1) <> coalesce(e.units, -1)"},
    {"I2",
     "SELECT 'stock count ' || c.id, 'says ' || c.line_count || '/' || c.counted_count || '/' || c.recount_count || '/' "
     "|| c.difference_count || ', its lines ' || l.lines || '/' || l.counted || '/' || l.recounts || '/' || "
     "l.differences FROM stock_counts c JOIN (SELECT stock_count_id, count(*) AS lines, count(counted) AS counted, "
     "sum(CASE WHEN counted IS NULL AND round > 1 THEN 1 ELSE 0 END) AS recounts, "
     "sum(CASE WHEN counted <> expected THEN 1 ELSE 0 END) AS differences FROM stock_count_lines "
     "GROUP BY stock_count_id) l ON l.stock_count_id = c.id WHERE c.line_count <> l.lines "
     "OR c.counted_count <> l.counted OR c.recount_count <> l.recounts OR c.difference_count <> l.differences"},

    {"I3", "SELECT 'sku ' || sku, 'shipped ' || shipped || ' of ' || received || ' that ever came in' FROM ("
           "SELECT sku, sum(CASE WHEN kind = 'SHIP' THEN -delta_on_hand ELSE 0 END) AS shipped, "
           "sum(CASE WHEN kind <> 'SHIP' THEN delta_on_hand ELSE 0 END) AS received FROM movements GROUP BY sku) sums "
           "WHERE shipped > received"},

    {"I4", "SELECT 'order ' || o.order_no, 'has no lines' FROM orders o "
           "WHERE NOT EXISTS (SELECT 1 FROM order_lines l WHERE l.order_id = o.id)"},
    {"I4", "SELECT 'order ' || o.order_no, 'has no timeline' FROM orders o "
           "WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.order_id = o.id)"},
    {"I4", "SELECT 'order ' || l.order_id, 'is not there, but its line ' || l.line_no || ' is' FROM order_lines l "
           "LEFT JOIN orders o ON o.id = l.order_id WHERE o.id IS NULL"},
    {"I4", "SELECT 'order ' || e.order_id, 'is not there, but its timeline''s entry ' || e.seq || ' is' FROM events e "
           "LEFT JOIN orders o ON o.id = e.order_id WHERE o.id IS NULL"},
    {"I4",
     "SELECT 'order ' || o.order_no, 'says ' || o.note_count || ' notes, its timeline has ' || coalesce(n.notes, 0) "
     "FROM orders o LEFT JOIN (SELECT order_id, count(*) AS notes FROM events WHERE kind = 'NOTED' "
     "GROUP BY order_id) n ON n.order_id = o.id WHERE o.note_count <> coalesce(n.notes, 0)"},
    {"I4",
     "SELECT 'order ' || o.order_no, 'units ' || o.units || '/' || o.packed_units || '/' || o.shipped_units || '/' || "
     "o.released_units || ', but its lines sum to ' || l.units || '/' || l.packed || '/' || l.shipped || '/' || "
     "l.released FROM orders o JOIN (SELECT order_id, sum(quantity) AS units, sum(packed_quantity) AS packed, "
     "sum(shipped_quantity) AS shipped, sum(released_quantity) AS released, sum(line_total_minor) AS total "
     "FROM order_lines GROUP BY order_id) l ON l.order_id = o.id WHERE o.units <> l.units OR "
     "o.packed_units <> l.packed OR o.shipped_units <> l.shipped OR o.released_units <> l.released "
     "OR o.subtotal_minor <> l.total"},
    {"I4",
     "SELECT 'order ' || order_no, 'total ' || total_minor || ' is not subtotal - discount + shipping' FROM orders "
     "WHERE total_minor <> subtotal_minor - discount_minor + shipping_minor"},
    {"I4",
     "SELECT 'order ' || o.order_no, 'paid ' || o.paid_minor || ', but its payments sum to ' || coalesce(p.paid, 0) "
     "FROM orders o LEFT JOIN (SELECT order_id, sum(amount_minor) AS paid FROM payments WHERE accepted = 1 "
     "GROUP BY order_id) p ON p.order_id = o.id WHERE o.paid_minor <> coalesce(p.paid, 0)"},
    {"I4",
     "SELECT 'order ' || o.order_no, 'refunded ' || o.refunded_minor || ', but its refunds sum to ' || "
     "coalesce(r.refunded, 0) FROM orders o LEFT JOIN (SELECT order_id, sum(amount_minor) AS refunded FROM refunds "
     "WHERE order_id IS NOT NULL GROUP BY order_id) r ON r.order_id = o.id "
     "WHERE o.refunded_minor <> coalesce(r.refunded, 0)"},
    {"I4", "SELECT 'order ' || o.order_no, 'refunded ' || o.refunded_minor || ' of ' || coalesce(p.received, 0) || "
           "' that ever came in' FROM orders o LEFT JOIN (SELECT order_id, sum(amount_minor) AS received FROM payments "
           "GROUP BY order_id) p ON p.order_id = o.id WHERE o.refunded_minor > coalesce(p.received, 0)"},

    {"I5",
     "SELECT 'order ' || o.order_no || ' line ' || l.line_no, 'parcels hold ' || coalesce(s.units, 0) || ', the line "
     "says ' || l.shipped_quantity || ' of ' || l.quantity FROM orders o JOIN order_lines l ON l.order_id = o.id "
     "LEFT JOIN (SELECT order_id, line_no, sum(quantity) AS units FROM shipment_lines GROUP BY order_id, line_no) s "
     "ON s.order_id = l.order_id AND s.line_no = l.line_no "
     "WHERE (s.units IS NOT NULL OR EXISTS (SELECT 1 FROM movements moved WHERE moved.order_id = o.id)) "
     "AND (coalesce(s.units, 0) <> l.shipped_quantity OR l.shipped_quantity > l.quantity)"},
    {"I5", "SELECT 'order ' || o.order_no || ' parcel ' || s.no, 'is empty' FROM shipments s JOIN orders o "
           "ON o.id = s.order_id WHERE NOT EXISTS (SELECT 1 FROM shipment_lines l WHERE l.order_id = s.order_id "
           "AND l.shipment_no = s.no)"},
    {"I5", "SELECT 'order ' || o.order_no, 'has ' || count(*) || ' parcels up to number ' || max(s.no) "
           "FROM shipments s JOIN orders o ON o.id = s.order_id GROUP BY o.order_no HAVING count(*) <> max(s.no)"},
    {"I5", "SELECT 'order ' || order_no, 'was shipped without being paid' FROM orders "
           "WHERE (shipped_units > 0 OR status IN ('PAID', 'SHIPPED', 'COMPLETED')) AND paid_at IS NULL"},
    {"I5", "SELECT 'order ' || o.order_no, 'was paid ' || coalesce(p.times, 0) || ' times' FROM orders o LEFT JOIN ("
           "SELECT order_id, count(*) AS times, sum(amount_minor) AS paid FROM payments WHERE accepted = 1 "
           "GROUP BY order_id) p ON p.order_id = o.id WHERE (o.paid_at IS NULL) <> (coalesce(p.times, 0) = 0) "
           "OR p.times > 1 OR p.paid <> o.total_minor"},
    {"I5", "SELECT 'order ' || order_no, 'is cancelled and shipped' FROM orders "
           "WHERE status = 'CANCELLED' AND shipped_units > 0"},
    {"I5", "SELECT 'order ' || order_no, 'is ' || status || ' with ' || (units - shipped_units - released_units) || "
           "' units left to ship' FROM orders WHERE (status IN ('SHIPPED', 'COMPLETED') "
           "AND units - shipped_units - released_units <> 0) OR (status = 'PAID' "
           "AND units - shipped_units - released_units = 0)"},

    {"I6", "SELECT 'key ' || i.key, 'of user ' || i.user_id || ' was answered 201, but its order is not there' "
           "FROM idempotency i WHERE i.status = 201 AND i.route = 'POST /api/v1/orders' AND NOT EXISTS ("
           "SELECT 1 FROM orders o WHERE o.placed_by = i.user_id AND o.create_op_id = i.key)"},
    {"I6", "SELECT 'key ' || i.key, 'of user ' || i.user_id || ' was answered 201, but its parcel is not there' "
           "FROM idempotency i WHERE i.status = 201 AND i.route LIKE 'POST /api/v1/orders/%/shipments' AND NOT EXISTS ("
           "SELECT 1 FROM shipments s WHERE s.by_id = i.user_id AND s.op_id = i.key "
           "AND i.route = 'POST /api/v1/orders/' || s.order_id || '/shipments')"},
    {"I6", "SELECT 'key ' || i.key, 'of user ' || i.user_id || ' was answered 201, but its payment is not there' "
           "FROM idempotency i WHERE i.status = 201 AND i.route LIKE 'POST /api/v1/orders/%/payments' AND NOT EXISTS ("
           "SELECT 1 FROM payments p WHERE p.op_id = i.key AND coalesce(p.by_id, 0) = i.user_id "
           "AND i.route = 'POST /api/v1/orders/' || p.order_id || '/payments')"},
    {"I6", "SELECT 'key ' || i.key, 'of user ' || i.user_id || ' was answered 201, but its refund is not there' "
           "FROM idempotency i WHERE i.status = 201 AND i.route LIKE 'POST /api/v1/orders/%/refunds' AND NOT EXISTS ("
           "SELECT 1 FROM refunds r WHERE r.by_id = i.user_id AND r.op_id = i.key "
           "AND i.route = 'POST /api/v1/orders/' || r.order_id || '/refunds')"},
    {"I6", "SELECT 'key ' || i.key, 'of user ' || i.user_id || ' was answered 201, but its movement is not there' "
           "FROM idempotency i WHERE i.status = 201 AND i.route = 'POST /api/v1/stock-adjustments' AND NOT EXISTS ("
           "SELECT 1 FROM movements m WHERE m.user_id = i.user_id AND m.op_id = i.key AND m.order_id IS NULL "
           "AND m.stock_count_id IS NULL AND m.op_id <> '')"},
    {"I6", "SELECT 'key ' || i.key, 'of user ' || i.user_id || ' was answered 201, but its stock count is not there' "
           "FROM idempotency i WHERE i.status = 201 AND i.route = 'POST /api/v1/stock-counts' AND NOT EXISTS ("
           "SELECT 1 FROM stock_counts c WHERE c.created_by_id = i.user_id AND c.create_op_id = i.key)"},
    {"I6", "SELECT 'key ' || i.key, 'of user ' || i.user_id || ' was answered 200, but its entry is not there' "
           "FROM idempotency i WHERE i.status = 200 AND i.route LIKE 'PUT /api/v1/stock-counts/%' AND NOT EXISTS ("
           "SELECT 1 FROM stock_count_entries e WHERE e.user_id = i.user_id AND e.op_id = i.key)"},
    {"I6",
     "SELECT 'key ' || i.key, 'of user ' || i.user_id || ' was answered 200, but its stock count has not ended by it' "
     "FROM idempotency i WHERE i.status = 200 AND (i.route LIKE 'POST /api/v1/stock-counts/%/approval' "
     "OR i.route LIKE 'POST /api/v1/stock-counts/%/cancellation') AND NOT EXISTS (SELECT 1 FROM stock_counts c "
     "WHERE c.ended_by_id = i.user_id AND c.end_op_id = i.key AND c.status = CASE WHEN i.route LIKE '%/approval' "
     "THEN 'APPROVED' ELSE 'CANCELLED' END)"},
    // A refusal's code is the reason table's. Money that came too late is kept, refused.
    {"I6",
     "SELECT 'key ' || i.key, 'of user ' || i.user_id || ' was refused with ' || i.status || ', but has an effect' "
     "FROM idempotency i WHERE i.status >= 1000 AND ("
     "EXISTS (SELECT 1 FROM orders o WHERE o.placed_by = i.user_id AND o.create_op_id = i.key) "
     "OR EXISTS (SELECT 1 FROM shipments s WHERE s.by_id = i.user_id AND s.op_id = i.key) "
     "OR EXISTS (SELECT 1 FROM payments p WHERE p.by_id = i.user_id AND p.op_id = i.key AND p.accepted = 1) "
     "OR EXISTS (SELECT 1 FROM refunds r WHERE r.by_id = i.user_id AND r.op_id = i.key) "
     "OR EXISTS (SELECT 1 FROM movements m WHERE m.user_id = i.user_id AND m.op_id = i.key "
     "AND m.order_id IS NULL AND m.stock_count_id IS NULL AND m.op_id <> '') "
     "OR EXISTS (SELECT 1 FROM stock_count_entries e WHERE e.user_id = i.user_id AND e.op_id = i.key) "
     "OR EXISTS (SELECT 1 FROM stock_counts c WHERE c.ended_by_id = i.user_id AND c.end_op_id = i.key))"},
    {"I6", "SELECT 'key ' || op, 'of user ' || coalesce(user, 0) || ' had ' || count(*) || ' effects' FROM ("
           "SELECT placed_by AS user, create_op_id AS op FROM orders WHERE create_op_id IS NOT NULL "
           "UNION ALL SELECT by_id, op_id FROM shipments WHERE op_id IS NOT NULL "
           "UNION ALL SELECT by_id, op_id FROM payments WHERE op_id IS NOT NULL "
           "UNION ALL SELECT by_id, op_id FROM refunds WHERE op_id IS NOT NULL "
           "UNION ALL SELECT created_by_id, create_op_id FROM stock_counts "
           "UNION ALL SELECT user_id, op_id FROM stock_count_entries "
           "UNION ALL SELECT ended_by_id, end_op_id FROM stock_counts WHERE ended_at IS NOT NULL "
           "UNION ALL SELECT user_id, op_id FROM movements WHERE order_id IS NULL AND stock_count_id IS NULL "
           "AND op_id <> '') effects "
           "GROUP BY user, op HAVING count(*) > 1"},
    {"I6", "SELECT 'key ' || op_id, 'is on the timelines of ' || count(DISTINCT order_id) || ' orders' FROM events "
           "WHERE op_id <> '' GROUP BY actor_id, op_id HAVING count(DISTINCT order_id) > 1"},

    {"I7", "SELECT 'order ' || o.order_no, 'its timeline has ' || count(*) || ' entries up to number ' || max(e.seq) "
           "FROM events e JOIN orders o ON o.id = e.order_id GROUP BY o.order_no HAVING count(*) <> max(e.seq)"},
    {"I7", "SELECT 'order ' || order_no, 'has version ' || version || ' and revision ' || revision FROM orders "
           "WHERE version < 1 OR revision < 1"},
    {"I7",
     "SELECT 'order ' || order_no, 'is ' || status || ' without its time' FROM orders "
     "WHERE (status IN ('SHIPPED', 'COMPLETED') AND shipped_at IS NULL) "
     "OR (status = 'COMPLETED') <> (completed_at IS NOT NULL) OR (status = 'CANCELLED') <> (cancelled_at IS NOT NULL) "
     "OR (status = 'CANCELLED') <> (cancel_reason <> '') OR (status <> 'PENDING' AND expires_at IS NOT NULL)"},

    {"I8", "SELECT entity || ' ' || entity_id, 'is in the feed ' || count(*) || ' times' FROM feed "
           "GROUP BY entity, entity_id HAVING count(*) > 1"},
    {"I8", "SELECT entity || ' ' || entity_id, 'stands behind the end of the feed' FROM feed "
           "WHERE position > (SELECT position FROM feed_clock WHERE id = 1)"},
    {"I8", "SELECT 'order ' || o.order_no, 'is not in the feed at its revision ' || o.revision FROM orders o "
           "LEFT JOIN feed f ON f.position = o.revision AND f.entity = 'order' AND f.deleted = 0 "
           "WHERE f.position IS NULL OR f.entity_id <> CAST(o.id AS TEXT)"},
    {"I8", "SELECT 'sku ' || p.sku, 'is not in the feed at its revision ' || p.revision FROM products p "
           "LEFT JOIN feed f ON f.position = p.revision AND f.entity = 'product' AND f.deleted = 0 "
           "WHERE f.position IS NULL OR f.entity_id <> p.sku"},
    {"I8", "SELECT 'refund ' || r.refund_no, 'is not in the feed at its revision ' || r.revision FROM refunds r "
           "LEFT JOIN feed f ON f.position = r.revision AND f.entity = 'refund' AND f.deleted = 0 "
           "WHERE f.position IS NULL OR f.entity_id <> CAST(r.id AS TEXT)"},
    {"I8", "SELECT 'user ' || u.id, 'is not in the feed at its revision ' || u.revision FROM users u "
           "LEFT JOIN feed f ON f.position = u.revision AND f.entity = 'user' AND f.deleted = 0 "
           "WHERE f.position IS NULL OR f.entity_id <> CAST(u.id AS TEXT)"},
    {"I8", "SELECT 'view ' || v.id, 'is not in the feed at its revision ' || v.revision FROM views v "
           "LEFT JOIN feed f ON f.position = v.revision AND f.entity = 'view' AND f.deleted = 0 "
           "WHERE f.position IS NULL OR f.entity_id <> CAST(v.id AS TEXT)"},
    {"I8", "SELECT 'stock count ' || c.id, 'is not in the feed at its revision ' || c.revision FROM stock_counts c "
           "LEFT JOIN feed f ON f.position = c.revision AND f.entity = 'stock_count' AND f.deleted = 0 "
           "WHERE f.position IS NULL OR f.entity_id <> CAST(c.id AS TEXT)"},
    {"I8", "SELECT f.entity || ' ' || f.entity_id, CASE f.deleted WHEN 0 THEN 'is in the feed, but not in the store' "
           "ELSE 'is deleted in the feed, but in the store' END FROM feed f WHERE f.deleted = CASE f.entity "
           "WHEN 'order' THEN (SELECT count(*) FROM orders o WHERE o.id = CAST(f.entity_id AS BIGINT)) "
           "WHEN 'product' THEN (SELECT count(*) FROM products p WHERE p.sku = f.entity_id) "
           "WHEN 'refund' THEN (SELECT count(*) FROM refunds r WHERE r.id = CAST(f.entity_id AS BIGINT)) "
           "WHEN 'user' THEN (SELECT count(*) FROM users u WHERE u.id = CAST(f.entity_id AS BIGINT)) "
           "WHEN 'view' THEN (SELECT count(*) FROM views v WHERE v.id = CAST(f.entity_id AS BIGINT)) "
           "WHEN 'stock_count' THEN (SELECT count(*) FROM stock_counts c WHERE c.id = CAST(f.entity_id AS BIGINT)) "
           "ELSE f.deleted END"},
});

/// Damaged it is nothing, which is not what the tables say; forEachUnreadableJson() has the reason.
QByteArray bodyAt(const sql::Rows& rows, int column)
{
    auto body = readJson(rows, column);
    return body ? *std::move(body) : QByteArray();
}

} // namespace

std::span<const InvariantCheck> invariantChecks()
{
    return kChecks;
}

Result<> forEachStoredOrder(sql::Connection& db, const std::function<Result<>(const StoredOrder&)>& each)
{
    CH_TRY(sql::Rows rows, db.query("SELECT o.id, o.order_no, f.body FROM orders o "
                                    "JOIN feed f ON f.position = o.revision ORDER BY o.id"));
    while (rows.next())
        CH_CHECK(each({rows.id<OrderId>(0), rows.text(1), bodyAt(rows, 2)}));
    return rows.end();
}

Result<> forEachStoredProduct(sql::Connection& db, const std::function<Result<>(const StoredProduct&)>& each)
{
    CH_TRY(sql::Rows rows, db.query("SELECT p.sku, f.body FROM products p "
                                    "JOIN feed f ON f.position = p.revision ORDER BY p.sku"));
    while (rows.next())
        CH_CHECK(each({rows.text(0), bodyAt(rows, 1)}));
    return rows.end();
}

Result<> forEachStoredStockCount(sql::Connection& db, const std::function<Result<>(const StoredStockCount&)>& each)
{
    CH_TRY(sql::Rows rows, db.query("SELECT c.id, f.body, coalesce(f.masked, f.body) FROM stock_counts c "
                                    "JOIN feed f ON f.position = c.revision ORDER BY c.id"));
    while (rows.next())
        CH_CHECK(each({rows.id<StockCountId>(0), bodyAt(rows, 1), bodyAt(rows, 2)}));
    return rows.end();
}

Result<> forEachUnreadableJson(sql::Connection& db, const std::function<Result<>(const UnreadableJson&)>& each)
{
    for (const std::string_view sql : {"SELECT entity || ' ' || entity_id, body FROM feed WHERE body IS NOT NULL",
                                       "SELECT entity || ' ' || entity_id, masked FROM feed WHERE masked IS NOT NULL",
                                       "SELECT 'answer to ' || key, data FROM idempotency"}) {
        CH_TRY(sql::Rows rows, db.query(sql));
        while (rows.next()) {
            if (const auto json = readJson(rows, 1); !json)
                CH_CHECK(each({rows.text(0), json.error().detail}));
        }
        CH_CHECK(rows.end());
    }
    return ok();
}

Result<> forEachStatusHistory(sql::Connection& db, const std::function<Result<>(const StatusHistory&)>& each)
{
    CH_TRY(sql::Rows rows, db.query("SELECT o.order_no, o.status, e.changes FROM orders o LEFT JOIN events e "
                                    "ON e.order_id = o.id AND e.changes LIKE '%\"status\":{%' ORDER BY o.id, e.seq"));
    StatusHistory history;
    while (rows.next()) {
        if (const QString orderNo = rows.text(0); orderNo != history.orderNo) {
            if (!history.orderNo.isEmpty())
                CH_CHECK(each(history));
            history = {.orderNo = orderNo, .status = rows.text(1)};
        }
        if (!rows.isNull(2))
            history.changes.push_back(rows.text(2).toUtf8());
    }
    CH_CHECK(rows.end());
    return history.orderNo.isEmpty() ? ok() : each(history);
}

Result<StoreCounts> countStore(sql::Connection& db)
{
    CH_TRY(sql::Rows rows, db.query("SELECT (SELECT count(*) FROM orders), (SELECT count(*) FROM products), "
                                    "(SELECT count(*) FROM movements)"));
    if (!rows.next())
        CH_CHECK(rows.end());
    return StoreCounts{rows.integer(0), rows.integer(1), rows.integer(2)};
}

} // namespace ch::server
