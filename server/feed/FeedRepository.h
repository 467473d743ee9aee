// SPDX-License-Identifier: Apache-2.0
// Reading the change feed: where a cursor stands, and the pages of stored bytes behind it.
// Functions on a connection; on the connection's thread.
#pragma once

#include "core/sql/Connection.h"
#include "server/feed/FeedCursor.h"

#include <QByteArray>

namespace ch::server {

/// The newest run and the feed's last position: the cursor of somebody who has everything.
Result<FeedCursor> newestCursor(sql::Connection& db, Role role);

/// Good if the feed can go on from this cursor for this role; else CURSOR_GONE: of another role, of a run this store does
/// not know, past the end of its run, or from before tombstones were forgotten.
Result<> checkCursor(sql::Connection& db, const FeedCursor& cursor, Role role);

struct PageLimits
{
    int items = 0;
    /// The page ends with the record that passes it.
    qsizetype bytes = 0;
};
/// The page behind the cursor as the `data` of the answer: {"items":[…],"cursor":"…","has_more":…}.
Result<QByteArray> readChanges(sql::Connection& db, const FeedCursor& cursor, const PageLimits& limits);

} // namespace ch::server
