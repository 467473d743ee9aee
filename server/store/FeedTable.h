// SPDX-License-Identifier: Apache-2.0
// The stored bytes of every entity, in commit order (contract section 6): what the feed, lists and details are copied from.
// Functions on a connection; on the connection's thread.
#pragma once

#include "core/domain/Role.h"
#include "server/store/WriteContext.h"

#include <QByteArray>
#include <QString>

namespace ch::server {

enum class Entity { Order, Product, Refund, User, View, StockCount };

/// "order", "product", "refund", "user", "view", "stock_count".
QLatin1StringView nameOf(Entity entity);
/// Which roles' feeds carry the entity at all.
Roles feedAudience(Entity entity);

struct FeedEntry
{
    Entity entity = Entity::Order;
    QString id;
    /// Who may see this one; within feedAudience(entity). Roles of the entity's audience that are left out get a tombstone.
    Roles audience;
    /// The whole JSON, money included.
    QByteArray body;
    /// Of a stock count, what those see who see no money: it may be blind. Empty where that is the body, and for everything
    /// else: money is left out as it is read (docs/decisions/042).
    QByteArray masked{};
};

/// Puts the entity's new state at `position` (its new revision, from WriteContext::nextPosition()) and takes its old one
/// (`oldRevision`, 0 for a new entity) out.
Result<> putFeedEntry(WriteContext& context, const FeedEntry& entry, qint64 position, qint64 oldRevision);
/// Puts a tombstone at a new position.
Result<> putTombstone(WriteContext& context, Entity entity, const QString& id, qint64 oldRevision);
/// Forgets tombstones older than `before` and raises the horizon: cursors behind it get 410. How many went.
Result<qint64> forgetTombstones(WriteContext& context, UtcTime before);

} // namespace ch::server
