// SPDX-License-Identifier: Apache-2.0
#include "server/audit/AuditRepository.h"

#include <array>

namespace ch::server {

namespace {

// Orders that were imported finished brought no stock movements and no parcels (contract section 8): they have no row in
// movements at all, and the checks of lines against movements leave them out.
constexpr auto kChecks = std::to_array<InvariantCheck>({
    {"I1", "SELECT 'sku ' || sku, 'on_hand ' || on_hand || ', reserved ' || reserved FROM products "
           "WHERE on_hand < 0 OR reserved < 0 OR reserved > on_hand"},
    {"I2",
     "SELECT 'sku ' || p.sku, 'on_hand ' || p.on_hand || ', reserved ' || p.reserved || ', but its movements sum to ' "
     "|| coalesce(m.on_hand, 0) || ' and ' || coalesce(m.reserved, 0) FROM products p LEFT JOIN ("
     "SELECT sku, sum(delta_on_hand) AS on_hand, sum(delta_reserved) AS reserved FROM movements GROUP BY sku) m "
     "ON m.sku = p.sku WHERE p.on_hand <> coalesce(m.on_hand, 0) OR p.reserved <> coalesce(m.reserved, 0)"},
    {"I2", "SELECT 'order ' || o.order_no || ' line ' || l.line_no, 'reserved ' || m.reserved || ', released ' || "
           "m.released || ', shipped ' || m.shipped || ' of ' || l.quantity FROM ("
           "SELECT order_id, line_no, sum(CASE WHEN kind = 'RESERVE' THEN delta_reserved ELSE 0 END) AS reserved, "
           "sum(CASE WHEN kind = 'RELEASE' THEN -delta_reserved ELSE 0 END) AS released, "
           "sum(CASE WHEN kind = 'SHIP' THEN -delta_reserved ELSE 0 END) AS shipped "
           "FROM movements WHERE order_id IS NOT NULL GROUP BY order_id, line_no) m "
           "JOIN orders o ON o.id = m.order_id JOIN order_lines l ON l.order_id = m.order_id AND l.line_no = m.line_no "
           "WHERE m.reserved <> l.quantity OR m.shipped <> l.shipped_quantity OR m.released + m.shipped > l.quantity "
           "OR (o.status IN ('SHIPPED', 'COMPLETED', 'CANCELLED') AND m.released + m.shipped <> l.quantity) "
           "OR (o.status IN ('PENDING', 'PAID') AND m.released <> l.released_quantity)"},
    {"I2", "SELECT 'order ' || o.order_no, 'is open, but nothing is reserved for it' FROM orders o "
           "WHERE o.status IN ('PENDING', 'PAID') AND NOT EXISTS (SELECT 1 FROM movements m WHERE m.order_id = o.id)"},
    {"I3", "SELECT 'sku ' || sku, 'shipped ' || shipped || ' of ' || received || ' that ever came in' FROM ("
           "SELECT sku, sum(CASE WHEN kind = 'SHIP' THEN -delta_on_hand ELSE 0 END) AS shipped, "
           "sum(CASE WHEN kind <> 'SHIP' THEN delta_on_hand ELSE 0 END) AS received FROM movements GROUP BY sku) sums "
           "WHERE shipped > received"},
    {"I4", "SELECT 'order ' || o.order_no, 'has no lines' FROM orders o "
           "WHERE NOT EXISTS (SELECT 1 FROM order_lines l WHERE l.order_id = o.id)"},
    {"I4", "SELECT 'order ' || o.order_no, 'has no timeline' FROM orders o "
           "WHERE NOT EXISTS (SELECT 1 FROM events e WHERE e.order_id = o.id)"},
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
    {"I5",
     "SELECT 'order ' || o.order_no || ' line ' || l.line_no, 'parcels hold ' || sum(s.quantity) || ', the line says ' "
     "|| l.shipped_quantity FROM shipment_lines s JOIN orders o ON o.id = s.order_id "
     "JOIN order_lines l ON l.order_id = s.order_id AND l.line_no = s.line_no "
     "GROUP BY o.order_no, l.line_no, l.shipped_quantity, l.quantity "
     "HAVING sum(s.quantity) <> l.shipped_quantity OR l.shipped_quantity > l.quantity"},
    {"I5", "SELECT 'order ' || order_no, 'was shipped without being paid' FROM orders "
           "WHERE shipped_units > 0 AND paid_at IS NULL"},
    {"I5", "SELECT 'order ' || order_no, 'is cancelled and shipped' FROM orders "
           "WHERE status = 'CANCELLED' AND shipped_units > 0"},
    {"I5", "SELECT 'order ' || order_no, 'is ' || status || ' with units left to ship' FROM orders "
           "WHERE status IN ('SHIPPED', 'COMPLETED') AND units - shipped_units - released_units <> 0"},
    {"I6",
     "SELECT 'key ' || key, 'of user ' || user_id || ' was answered 201, but no event carries it' FROM idempotency i "
     "WHERE i.status = 201 AND i.route LIKE 'POST /api/v1/orders/%/shipments' AND NOT EXISTS ("
     "SELECT 1 FROM shipments s WHERE s.op_id = i.key)"},
    {"I6", "SELECT 'key ' || s.op_id, 'made ' || count(*) || ' parcels' FROM shipments s JOIN events e "
           "ON e.order_id = s.order_id AND e.op_id = s.op_id AND e.kind = 'SHIPPED' WHERE s.op_id IS NOT NULL "
           "GROUP BY e.actor_id, s.op_id HAVING count(*) > 1"},
    {"I7",
     "SELECT 'order ' || o.order_no, 'is ' || o.status || ', but its timeline never says so' FROM orders o "
     "WHERE (o.status = 'CANCELLED' AND NOT EXISTS (SELECT 1 FROM events e WHERE e.order_id = o.id "
     "AND e.kind IN ('CANCELLED', 'TIMED_OUT', 'REFUNDED'))) "
     "OR (o.status = 'COMPLETED' AND NOT EXISTS (SELECT 1 FROM events e WHERE e.order_id = o.id "
     "AND e.kind = 'COMPLETED')) "
     "OR (o.paid_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM events e WHERE e.order_id = o.id AND e.kind = 'PAID'))"},
    {"I7", "SELECT 'order ' || o.order_no, 'its timeline has ' || count(*) || ' entries up to number ' || max(e.seq) "
           "FROM events e JOIN orders o ON o.id = e.order_id GROUP BY o.order_no HAVING count(*) <> max(e.seq)"},
    {"I8", "SELECT 'order ' || o.order_no, 'is not in the feed at its revision ' || o.revision FROM orders o "
           "LEFT JOIN feed f ON f.position = o.revision AND f.entity = 'order' AND f.deleted = 0 "
           "WHERE f.position IS NULL OR f.entity_id <> CAST(o.id AS TEXT)"},
    {"I8", "SELECT 'sku ' || p.sku, 'is not in the feed at its revision ' || p.revision FROM products p "
           "LEFT JOIN feed f ON f.position = p.revision AND f.entity = 'product' AND f.deleted = 0 "
           "WHERE f.position IS NULL OR f.entity_id <> p.sku"},
    {"I8", "SELECT 'refund ' || r.refund_no, 'is not in the feed at its revision ' || r.revision FROM refunds r "
           "LEFT JOIN feed f ON f.position = r.revision AND f.entity = 'refund' AND f.deleted = 0 "
           "WHERE f.position IS NULL OR f.entity_id <> CAST(r.id AS TEXT)"},
    {"I8", "SELECT entity || ' ' || entity_id, 'is in the feed ' || count(*) || ' times' FROM feed "
           "GROUP BY entity, entity_id HAVING count(*) > 1"},
    {"I8", "SELECT entity || ' ' || entity_id, 'stands behind the end of the feed' FROM feed "
           "WHERE position > (SELECT position FROM feed_clock WHERE id = 1)"},
});

} // namespace

std::span<const InvariantCheck> invariantChecks()
{
    return kChecks;
}

Result<> forEachStoredOrder(sql::Connection& db, const std::function<Result<>(const StoredOrder&)>& each)
{
    CH_TRY(sql::Rows rows, db.query("SELECT o.id, o.order_no, f.body, coalesce(f.masked, f.body) FROM orders o "
                                    "JOIN feed f ON f.position = o.revision ORDER BY o.id"));
    while (rows.next())
        CH_CHECK(each({rows.id<OrderId>(0), rows.text(1), rows.bytes(2), rows.bytes(3)}));
    return rows.end();
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
