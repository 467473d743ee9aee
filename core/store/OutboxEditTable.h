// SPDX-License-Identifier: Apache-2.0
// Changes of entries that no attempt was made with: their bytes are nobody's but ours yet (R1).
// Belongs to the thread of the writer's connection.
#pragma once

#include "core/sql/Connection.h"

#include <QByteArray>

namespace ch::store {

/// Another body for an entry that waits and was never sent. False: it may have been sent, its bytes stay.
Result<bool> editQueued(sql::Connection& db, qint64 seq, const QByteArray& body);
/// Another body for a refused entry; to be followed by resend(), which gives it a new key. False: it is not refused.
Result<bool> editRefused(sql::Connection& db, qint64 seq, const QByteArray& body);
/// Takes back what was never sent; false for what was.
Result<bool> takeBack(sql::Connection& db, qint64 seq, UtcTime now);

} // namespace ch::store
