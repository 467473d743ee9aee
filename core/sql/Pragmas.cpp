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

namespace {

Result<> findingOf(Rows& rows)
{
    const QString finding = rows.next() ? rows.text(0) : QString();
    CH_CHECK(rows.end());
    if (finding == u"ok")
        return ok();
    return Error{.kind = ErrorKind::Storage, .code = QStringLiteral("CORRUPT"), .detail = finding};
}

} // namespace

Result<> checkWhole(Connection& db)
{
    CH_TRY(Rows rows, db.query("PRAGMA quick_check(1)"));
    return findingOf(rows);
}

Result<> checkTable(Connection& db, const QString& table)
{
    CH_TRY(Rows rows, db.query("SELECT quick_check FROM pragma_quick_check(?)", table));
    return findingOf(rows);
}

Result<QStringList> tablesOf(Connection& db)
{
    QStringList tables;
    CH_TRY(Rows rows, db.query("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0"));
    while (rows.next())
        tables.push_back(rows.text(0));
    CH_CHECK(rows.end());
    return tables;
}

} // namespace ch::sql
