// SPDX-License-Identifier: Apache-2.0
#include "core/store/OutboxVanishedTable.h"

namespace ch::store {

Result<> noteAnsweredRevision(sql::Connection& db, qint64 seq, qint64 revision)
{
    CH_CHECK(db.run("UPDATE outbox SET answered_revision = ? WHERE seq = ?", revision, seq));
    return ok();
}

Result<int> markVanished(sql::Connection& db)
{
    // Revisions of one entity never go down but where the service itself went back.
    CH_TRY(
        const qint64 marked,
        db.run("UPDATE outbox SET reason = ? WHERE state = 'DONE' AND reason = '' AND answered_revision > CASE entity "
               "WHEN 'order' THEN coalesce((SELECT revision FROM orders WHERE id = CAST(entity_id AS INTEGER)), -1) "
               "WHEN 'product' THEN coalesce((SELECT revision FROM products WHERE sku = entity_id), -1) "
               "ELSE answered_revision END",
               kVanished));
    return int(marked);
}

} // namespace ch::store
