// SPDX-License-Identifier: Apache-2.0
#include "core/store/OutboxEditTable.h"

namespace ch::store {

Result<bool> editQueued(sql::Connection& db, qint64 seq, const QByteArray& body)
{
    CH_TRY(const qint64 changed,
           db.run("UPDATE outbox SET body = ? WHERE seq = ? AND state = 'WAITING' AND attempts = 0", body, seq));
    return changed > 0;
}

Result<bool> editRefused(sql::Connection& db, qint64 seq, const QByteArray& body)
{
    CH_TRY(const qint64 changed, db.run("UPDATE outbox SET body = ? WHERE seq = ? AND state = 'REFUSED'", body, seq));
    return changed > 0;
}

Result<bool> takeBack(sql::Connection& db, qint64 seq, UtcTime now)
{
    CH_TRY(const qint64 changed, db.run("UPDATE outbox SET state = 'DISCARDED', ended_at = ? WHERE seq = ? AND state = "
                                        "'WAITING' AND attempts = 0",
                                        now, seq));
    return changed > 0;
}

} // namespace ch::store
