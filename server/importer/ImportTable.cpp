// SPDX-License-Identifier: Apache-2.0
#include "server/importer/ImportTable.h"

namespace ch::server {

Result<bool> isStoreEmpty(sql::Connection& db)
{
    CH_TRY(const auto order, db.integer("SELECT id FROM orders LIMIT 1"));
    CH_TRY(const auto product, db.integer("SELECT version FROM products LIMIT 1"));
    return !order && !product;
}

Result<bool> hasOrder(sql::Connection& db, const QString& orderNo)
{
    CH_TRY(const auto id, db.integer("SELECT id FROM orders WHERE order_no = ?", orderNo));
    return id.has_value();
}

Result<bool> hasRefund(sql::Connection& db, const QString& refundNo)
{
    CH_TRY(const auto id, db.integer("SELECT id FROM refunds WHERE refund_no = ?", refundNo));
    return id.has_value();
}

Result<> widenCache(sql::Connection& db)
{
    if (db.engine() != sql::Engine::Sqlite)
        return ok(); // A server's memory is its own affair.
    return db.execute(QStringLiteral("PRAGMA cache_size=-32768"));
}

Result<QString> takeLineIndex(sql::Connection& db)
{
    QString definition;
    // PostgreSQL lets none but a table's owner do so, which the service's role need not be.
    if (db.engine() != sql::Engine::Sqlite)
        return definition;
    {
        CH_TRY(sql::Rows rows, db.query("SELECT sql FROM sqlite_master WHERE type = 'index' AND name = ?",
                                        QStringLiteral("order_lines_sku")));
        if (!rows.next()) {
            CH_CHECK(rows.end());
            return definition;
        }
        definition = rows.text(0);
    }
    CH_CHECK(db.execute(QStringLiteral("DROP INDEX order_lines_sku")));
    return definition;
}

Result<> restoreLineIndex(sql::Connection& db, const QString& definition)
{
    if (definition.isEmpty())
        return ok();
    // In memory the sorting would take what it needs; in files it takes what the cache may.
    CH_CHECK(db.execute(QStringLiteral("PRAGMA temp_store=FILE")));
    CH_CHECK(db.execute(definition));
    return db.execute(QStringLiteral("PRAGMA temp_store=MEMORY"));
}

Result<> insertMovement(WriteContext& context, const Movement& movement)
{
    CH_CHECK(context.db.run(
        "INSERT INTO movements (id, sku, kind, reason, delta_on_hand, delta_reserved, order_id, line_no, sequence, "
        "user, device, at, op_id, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, '', ?, '', '')",
        context.ids.nextId<MovementId>(), movement.sku, nameOf(movement.kind), movement.reason, movement.deltaOnHand,
        movement.deltaReserved, movement.orderId, movement.lineNo, movement.user, movement.at));
    return ok();
}

Result<> addToStock(WriteContext& context, const QString& sku, qint64 onHand, qint64 reserved)
{
    CH_CHECK(context.db.run("UPDATE products SET on_hand = on_hand + ?, reserved = reserved + ? WHERE sku = ?", onHand,
                            reserved, sku));
    return ok();
}

} // namespace ch::server
