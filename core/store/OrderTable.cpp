// SPDX-License-Identifier: Apache-2.0
#include "core/store/OrderTable.h"

namespace ch::store {

namespace {

constexpr qint64 kRowsPerSecond = 16;

/// For json_each: one parameter instead of a thousand.
QByteArray idList(const std::vector<OrderRow>& orders)
{
    QByteArray json("[");
    for (const OrderRow& order : orders) {
        if (json.size() > 1)
            json += ',';
        json += order.id.toBytes();
    }
    json += ']';
    return json;
}

} // namespace

qint64 firstRowAt(UtcTime createdAt)
{
    const qint64 ms = createdAt.epochMs();
    const qint64 seconds = ms >= 0 ? ms / 1000 : -((-ms + 999) / 1000);
    return seconds * kRowsPerSecond;
}

Result<OrderTable::StoredOrders> OrderTable::storedOf(sql::Connection& db, const std::vector<OrderRow>& orders)
{
    StoredOrders stored;
    CH_TRY(
        sql::Rows rows,
        db.query(
            "SELECT id, row, revision, status, fulfilment, on_hold, country, created_at, paid_at, currency, units, "
            "total_minor, shipped_at, ship_by, region, cancel_reason FROM orders WHERE id IN (SELECT value FROM json_each(?))",
            QString::fromLatin1(idList(orders))));
    while (rows.next()) {
        stored.insert(rows.integer(0), {.row = rows.integer(1),
                                        .revision = rows.integer(2),
                                        .counted = {.createdAt = rows.time(7),
                                                    .status = int(rows.integer(3)),
                                                    .fulfilment = int(rows.integer(4)),
                                                    .onHold = rows.boolean(5),
                                                    .country = rows.integer(6),
                                                    .wasPaid = !rows.isNull(8),
                                                    .reason = rows.text(15)},
                                        .paidAt = rows.optionalTime(8),
                                        .shippedAt = rows.optionalTime(12),
                                        .shipBy = rows.optionalTime(13),
                                        .region = rows.integer(14),
                                        .currency = rows.text(9),
                                        .units = rows.integer(10),
                                        .totalMinor = rows.integer(11)});
    }
    CH_CHECK(rows.end());
    return stored;
}

Result<bool> OrderTable::putOne(sql::Connection& db, const OrderRow& order, StoredOrders& stored, Replace replace)
{
    CH_TRY(const qint64 country, m_countries.numberOf(db, order.country));
    CH_TRY(const qint64 region, m_regions.numberOf(db, order.region));
    Stored after{.row = 0,
                 .revision = order.revision,
                 .counted = {.createdAt = order.createdAt,
                             .status = int(order.status),
                             .fulfilment = int(order.fulfilment),
                             .onHold = order.onHold,
                             .country = country,
                             .wasPaid = order.paidAt.has_value(),
                             .reason = order.cancelReason},
                 .paidAt = order.paidAt,
                 .shippedAt = order.shippedAt,
                 .shipBy = order.shipBy,
                 .region = region,
                 .currency = order.currency,
                 .units = order.units,
                 .totalMinor = order.totalMinor};
    const auto before = stored.constFind(order.id.value());
    if (before == stored.cend()) {
        CH_CHECK(insert(db, order, after));
    } else {
        if (replace == Replace::NewerOnly && order.revision <= before->revision)
            return false;
        after.row = before->row;
        CH_CHECK(update(db, order, *before, after));
    }
    stored.insert(order.id.value(), after);
    return true;
}

Result<> OrderTable::insert(sql::Connection& db, const OrderRow& order, Stored& stored)
{
    CH_TRY(stored.row, freeRow(db, order.createdAt));
    CH_CHECK(
        db.run("INSERT INTO orders (row, id, revision, status, fulfilment, on_hold, country, to_ship, units, "
               "total_minor, created_at, updated_at, paid_at, ship_by, order_no, currency, customer, customer_name, "
               "region, shipped_at, cancel_reason, note_count) "
               "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
               stored.row, order.id, order.revision, int(order.status), int(order.fulfilment), order.onHold,
               stored.counted.country, order.toShip, order.units, order.totalMinor, order.createdAt, order.updatedAt,
               order.paidAt, order.shipBy, order.orderNo, order.currency, order.customer, order.customerName,
               stored.region, order.shippedAt, order.cancelReason, order.noteCount));
    CH_CHECK(db.run("INSERT INTO order_bodies (row, body) VALUES (?, ?)", stored.row, order.body));
    CH_CHECK(insertLines(db, order, stored.row));
    CH_CHECK(m_search.add(db, stored.row, order.searchText));
    m_rollups.count(stored.counted, +1);
    ship(stored, +1);
    pay(stored, +1);
    return sell(db, stored, order.lines, +1);
}

Result<> OrderTable::update(sql::Connection& db, const OrderRow& order, const Stored& before, const Stored& after)
{
    const qint64 row = after.row;
    CH_TRY(const std::vector<LineRow> oldLines, linesOf(db, row));
    CH_CHECK(db.run(
        "UPDATE orders SET revision = ?, status = ?, fulfilment = ?, on_hold = ?, country = ?, to_ship = ?, "
        "units = ?, total_minor = ?, updated_at = ?, paid_at = ?, ship_by = ?, order_no = ?, currency = ?, "
        "customer = ?, customer_name = ?, region = ?, shipped_at = ?, cancel_reason = ?, note_count = ? WHERE row = ?",
        order.revision, int(order.status), int(order.fulfilment), order.onHold, after.counted.country, order.toShip,
        order.units, order.totalMinor, order.updatedAt, order.paidAt, order.shipBy, order.orderNo, order.currency,
        order.customer, order.customerName, after.region, order.shippedAt, order.cancelReason, order.noteCount, row));
    CH_CHECK(db.run("UPDATE order_bodies SET body = ? WHERE row = ?", order.body, row));
    QString oldText;
    {
        CH_TRY(sql::Rows rows, db.query("SELECT text FROM order_texts WHERE row = ?", row));
        oldText = rows.next() ? rows.text(0) : QString();
        CH_CHECK(rows.end());
    }
    if (oldText != order.searchText)
        CH_CHECK(m_search.change(db, row, oldText, order.searchText));
    if (!(before.counted == after.counted)) {
        m_rollups.count(before.counted, -1);
        m_rollups.count(after.counted, +1);
    }
    if (before.shipped() != after.shipped()) {
        ship(before, -1);
        ship(after, +1);
    }
    if (before.paid() != after.paid()) {
        pay(before, -1);
        pay(after, +1);
    }
    const bool isSameLines = oldLines == order.lines;
    const bool isSameSale = isSameLines && before.paidAt == after.paidAt && before.currency == after.currency &&
                            before.counted.country == after.counted.country && before.region == after.region &&
                            before.units == after.units && before.totalMinor == after.totalMinor;
    if (!isSameSale)
        CH_CHECK(sell(db, before, oldLines, -1));
    if (!isSameLines) {
        CH_CHECK(db.run("DELETE FROM order_lines WHERE row = ?", row));
        CH_CHECK(insertLines(db, order, row));
    }
    return isSameSale ? ok() : sell(db, after, order.lines, +1);
}

Result<bool> OrderTable::remove(sql::Connection& db, OrderId id)
{
    OrderRow asked;
    asked.id = id;
    CH_TRY(const StoredOrders stored, storedOf(db, {asked}));
    const auto found = stored.constFind(id.value());
    if (found == stored.cend())
        return false;
    const qint64 row = found->row;
    CH_TRY(const std::vector<LineRow> lines, linesOf(db, row));
    CH_CHECK(db.run("DELETE FROM order_lines WHERE row = ?", row));
    QString text;
    {
        CH_TRY(sql::Rows rows, db.query("SELECT text FROM order_texts WHERE row = ?", row));
        text = rows.next() ? rows.text(0) : QString();
        CH_CHECK(rows.end());
    }
    CH_CHECK(m_search.remove(db, row, text));
    m_rollups.count(found->counted, -1);
    ship(*found, -1);
    pay(*found, -1);
    CH_CHECK(sell(db, *found, lines, -1));
    CH_CHECK(db.run("DELETE FROM order_bodies WHERE row = ?", row));
    CH_CHECK(db.run("DELETE FROM orders WHERE row = ?", row));
    CH_CHECK(db.run("DELETE FROM timelines WHERE order_id = ?", id));
    m_lastRow.reset();
    return true;
}

Result<> OrderTable::insertLines(sql::Connection& db, const OrderRow& order, qint64 row)
{
    for (const LineRow& line : order.lines) {
        CH_TRY(const qint64 sku, m_skus.numberOf(db, line.sku));
        CH_CHECK(db.run("INSERT INTO order_lines (row, line_no, sku, units, total_minor) VALUES (?, ?, ?, ?, ?)", row,
                        line.lineNo, sku, line.units, line.totalMinor));
    }
    return ok();
}

Result<> OrderTable::sell(sql::Connection& db, const Stored& stored, const std::vector<LineRow>& lines, int sign)
{
    if (!stored.paidAt)
        return ok();
    Sale sale{.paidAt = *stored.paidAt,
              .currency = stored.currency,
              .country = stored.counted.country,
              .region = stored.region,
              .units = stored.units,
              .grossMinor = stored.totalMinor,
              .lines = {}};
    sale.lines.reserve(lines.size());
    for (const LineRow& line : lines) {
        CH_TRY(const qint64 sku, m_skus.numberOf(db, line.sku));
        sale.lines.push_back({.sku = sku, .units = line.units, .totalMinor = line.totalMinor});
    }
    m_rollups.sell(sale, sign);
    return ok();
}

std::optional<ShippedOrder> OrderTable::Stored::shipped() const
{
    if (!paidAt || !shippedAt)
        return std::nullopt;
    return ShippedOrder{.paidAt = *paidAt, .shippedAt = *shippedAt, .shipBy = shipBy};
}

void OrderTable::ship(const Stored& stored, int sign)
{
    if (const auto shipped = stored.shipped())
        m_rollups.ship(*shipped, sign);
}

std::optional<PaidOrder> OrderTable::Stored::paid() const
{
    if (!paidAt)
        return std::nullopt;
    return PaidOrder{.paidAt = *paidAt,
                     .currency = currency,
                     .status = counted.status,
                     .country = counted.country,
                     .totalMinor = totalMinor};
}

void OrderTable::pay(const Stored& stored, int sign)
{
    if (const auto paid = stored.paid())
        m_rollups.pay(*paid, sign);
}

Result<std::vector<LineRow>> OrderTable::linesOf(sql::Connection& db, qint64 row)
{
    std::vector<LineRow> lines;
    CH_TRY(sql::Rows rows, db.query("SELECT coalesce(s.sku, ''), l.line_no, l.units, l.total_minor FROM order_lines l "
                                    "LEFT JOIN skus s ON s.no = l.sku WHERE l.row = ? ORDER BY l.line_no",
                                    row));
    while (rows.next())
        lines.push_back({.sku = rows.text(0),
                         .lineNo = int(rows.integer(1)),
                         .units = rows.integer(2),
                         .totalMinor = rows.integer(3)});
    CH_CHECK(rows.end());
    return lines;
}

Result<qint64> OrderTable::freeRow(sql::Connection& db, UtcTime createdAt)
{
    if (!m_lastRow) {
        CH_TRY(const auto last, db.integer("SELECT max(row) FROM orders"));
        m_lastRow = last.value_or(std::numeric_limits<qint64>::min());
    }
    qint64 row = firstRowAt(createdAt);
    if (row <= *m_lastRow) {
        CH_TRY(sql::Rows rows, db.query("SELECT row FROM orders WHERE row >= ? ORDER BY row", row));
        while (rows.next() && rows.integer(0) == row)
            ++row;
        CH_CHECK(rows.end());
    }
    m_lastRow = std::max(*m_lastRow, row);
    return row;
}

} // namespace ch::store
