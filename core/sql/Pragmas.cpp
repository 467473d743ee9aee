// SPDX-License-Identifier: Apache-2.0
#include "core/sql/Pragmas.h"

namespace ch::sql {

Result<> waitForDisk(Connection& db, bool wait)
{
    return db.execute(wait ? QStringLiteral("PRAGMA synchronous=FULL") : QStringLiteral("PRAGMA synchronous=NORMAL"));
}

Result<> checkpointAfter(Connection& db, int pages)
{
    return db.execute(QStringLiteral("PRAGMA wal_autocheckpoint=%1").arg(pages));
}

Result<> checkWhole(Connection& db)
{
    CH_TRY(Rows rows, db.query("PRAGMA quick_check(1)"));
    const QString finding = rows.next() ? rows.text(0) : QString();
    CH_CHECK(rows.end());
    if (finding == u"ok")
        return ok();
    return Error{.kind = ErrorKind::Storage, .code = QStringLiteral("CORRUPT"), .detail = finding};
}

} // namespace ch::sql
