// SPDX-License-Identifier: Apache-2.0
#include "core/store/ResyncTable.h"

namespace ch::store {

Result<bool> markSeen(sql::Connection& db, const QString& entity, const QString& id)
{
    CH_TRY(const qint64 inserted, db.run("INSERT OR IGNORE INTO resync_seen (entity, id) VALUES (?, ?)", entity, id));
    return inserted > 0;
}

Result<> forgetSeen(sql::Connection& db)
{
    CH_CHECK(db.run("DELETE FROM resync_seen"));
    return ok();
}

Result<std::vector<MissingRecord>> missingRecords(sql::Connection& db)
{
    std::vector<MissingRecord> found;
    CH_TRY(
        sql::Rows rows,
        db.query(
            "SELECT 'order', CAST(id AS TEXT) FROM orders "
            "WHERE NOT EXISTS (SELECT 1 FROM resync_seen s WHERE s.entity = 'order' AND s.id = CAST(orders.id AS TEXT)) "
            "UNION ALL SELECT 'product', sku FROM products "
            "WHERE NOT EXISTS (SELECT 1 FROM resync_seen s WHERE s.entity = 'product' AND s.id = products.sku) "
            "UNION ALL SELECT 'refund', CAST(id AS TEXT) FROM refunds "
            "WHERE NOT EXISTS (SELECT 1 FROM resync_seen s WHERE s.entity = 'refund' AND s.id = CAST(refunds.id AS TEXT)) "
            "UNION ALL SELECT entity, id FROM records "
            "WHERE NOT EXISTS (SELECT 1 FROM resync_seen s WHERE s.entity = records.entity AND s.id = records.id)"));
    while (rows.next())
        found.push_back({rows.text(0), rows.text(1)});
    CH_CHECK(rows.end());
    return found;
}

Result<qint64> presentOf(sql::Connection& db, const QString& entity)
{
    Result<std::optional<qint64>> count = std::optional<qint64>(0);
    if (entity == u"order")
        count = db.integer("SELECT coalesce(sum(orders), 0) FROM order_counts WHERE day = 0");
    else if (entity == u"product")
        count = db.integer("SELECT count(*) FROM products");
    else if (entity == u"refund")
        count = db.integer("SELECT count(*) FROM refunds");
    else
        count = db.integer("SELECT count(*) FROM records WHERE entity = ?", entity);
    if (!count)
        return count.error();
    return count->value_or(0);
}

} // namespace ch::store
