// SPDX-License-Identifier: Apache-2.0
#include "server/store/FeedTable.h"

#include "server/store/Extras.h"
#include "server/store/StoredJson.h"

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

QLatin1StringView nameOf(Entity entity)
{
    switch (entity) {
    case Entity::Order:
        return "order"_L1;
    case Entity::Product:
        return "product"_L1;
    case Entity::Refund:
        return "refund"_L1;
    case Entity::User:
        return "user"_L1;
    case Entity::View:
        return "view"_L1;
    case Entity::StockCount:
        return "stock_count"_L1;
    }
    Q_UNREACHABLE();
}

Roles feedAudience(Entity entity)
{
    switch (entity) {
    case Entity::Order:
    case Entity::Product:
    case Entity::View:
        return Role::Merchant | Role::Manager | Roles(Role::Warehouse);
    case Entity::Refund:
        return Role::Merchant | Role::Manager;
    case Entity::User:
        return Role::Merchant;
    case Entity::StockCount:
        return Role::Merchant | Role::Warehouse;
    }
    Q_UNREACHABLE();
}

Result<> putFeedEntry(WriteContext& context, const FeedEntry& entry, qint64 position, qint64 oldRevision)
{
    if (!keeps(Extra::Feed))
        return ok();
    if (oldRevision > 0)
        CH_CHECK(context.db.gather(sql::Gathered::Rows, "DELETE FROM feed WHERE position = ?", oldRevision));
    return context.db.gather(
        sql::Gathered::Rows,
        "INSERT INTO feed (position, entity, entity_id, audience, deleted, changed_at, body, masked) "
        "VALUES (?, ?, ?, ?, 0, ?, ?, ?)",
        position, nameOf(entry.entity), entry.id, entry.audience.bits(), context.now, storedJson(entry.body),
        entry.masked.isEmpty() ? QVariant() : storedJson(entry.masked));
}

Result<> putTombstone(WriteContext& context, Entity entity, const QString& id, qint64 oldRevision)
{
    if (oldRevision > 0)
        CH_CHECK(context.db.runLater("DELETE FROM feed WHERE position = ?", oldRevision));
    CH_CHECK(context.db.runLater("INSERT INTO feed (position, entity, entity_id, audience, deleted, changed_at) "
                                 "VALUES (?, ?, ?, ?, 1, ?)",
                                 context.nextPosition(), nameOf(entity), id, feedAudience(entity).bits(), context.now));
    return ok();
}

Result<qint64> forgetTombstones(WriteContext& context, UtcTime before)
{
    // Of the plain column SQLite would look for the largest from the table's end on, through the whole feed.
    CH_TRY(const auto newest,
           context.db.integer("SELECT max(position + 0) FROM feed WHERE deleted = 1 AND changed_at < ?", before));
    if (!newest)
        return 0;
    CH_CHECK(
        context.db.run("UPDATE feed_clock SET horizon = CASE WHEN horizon < ? THEN ? ELSE horizon END WHERE id = 1",
                       *newest, *newest));
    return context.db.run("DELETE FROM feed WHERE deleted = 1 AND changed_at < ?", before);
}

} // namespace ch::server
