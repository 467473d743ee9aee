// SPDX-License-Identifier: Apache-2.0
// What the cache knows about itself: whose it is, how far it has come.
// Belongs to the thread of its connection.
#pragma once

#include "core/sql/Connection.h"

#include <QString>

namespace ch::store {

enum class Meta {
    /// Whose cache and outbox it is: server origin, shop, user (R22).
    Server,
    ShopId,
    UserId,
    UserName,
    Role,
    ShopName,
    Currency,
    TimeZone,
    /// Where the next page of the feed begins; empty: from the beginning.
    Cursor,
    /// When the last page came that left nothing more to fetch, epoch ms; empty: never.
    DataAsOf,
    /// 1 if the last pass reached the service.
    Online,
    /// Empty (nothing fetched yet or fetching), INDEXING, READY.
    Load,
    /// The last row of order_texts that the search index holds.
    SearchIndexedTo,
    /// Not empty while everything is fetched anew beside what is here.
    Resync,
    /// 1 if products have the day on which they were sold last.
    SoldDays,
    /// What went since the last complete pass; see RemovalGuard.
    Removals,
    /// The version of this program that looked last at what is set aside.
    Program,
};

Result<QString> read(sql::Connection& db, Meta meta);
Result<> write(sql::Connection& db, Meta meta, const QString& value);

} // namespace ch::store
