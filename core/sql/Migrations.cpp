// SPDX-License-Identifier: Apache-2.0
#include "core/sql/Connection.h"

namespace ch::sql {

namespace {

/// Any number that no other program on the same database uses for an advisory lock of its own.
constexpr qint64 kMigrationLock = 7'235'441'830'145'922;

/// Held until the transaction ends. Of two services that start on one database, one migrates and the other waits for it.
Result<> keepOthersFromMigrating(Connection& connection)
{
    if (connection.engine() == Engine::Sqlite)
        return ok(); // BEGIN IMMEDIATE did.
    // Who waits here must be let wait: a long migration is no reason to give up.
    CH_CHECK(connection.execute(QStringLiteral("SET LOCAL lock_timeout = 0")));
    CH_CHECK(connection.execute(QStringLiteral("SET LOCAL statement_timeout = 0")));
    CH_TRY(Rows rows, connection.query("SELECT pg_advisory_xact_lock(?)", kMigrationLock));
    rows.next();
    return rows.end();
}

Result<> writeVersion(Connection& connection, int number)
{
    if (connection.engine() == Engine::Sqlite)
        return connection.execute(QStringLiteral("PRAGMA user_version=%1").arg(number));
    CH_CHECK(connection.execute(QStringLiteral("CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL)")));
    CH_CHECK(connection.run("DELETE FROM schema_version"));
    CH_CHECK(connection.run("INSERT INTO schema_version (version) VALUES (?)", number));
    return ok();
}

/// What a statement meets whose tables are not what the version says: SQLite's code for a statement that makes no sense to
/// it, and PostgreSQL's for tables and columns that are there already or are not.
bool isOfAnotherSchema(Engine engine, const QString& code)
{
    if (engine == Engine::Sqlite)
        return code == u"1";
    return code == u"42P07" || code == u"42701" || code == u"42P01" || code == u"42703" || code == u"42704";
}

} // namespace

Result<> Connection::executeScript(const QString& script)
{
    QString statement;
    bool insideTrigger = false;
    const auto lines = QStringView(script).split(u'\n');
    for (QStringView line : lines) {
        const qsizetype comment = line.indexOf(u"--");
        const QStringView code = (comment < 0 ? line : line.left(comment)).trimmed();
        if (code.isEmpty())
            continue;
        statement += code;
        statement += u'\n';
        if (code.startsWith(u"CREATE TRIGGER"))
            insideTrigger = true;
        if (!code.endsWith(u';') || (insideTrigger && code != u"END;"))
            continue;
        insideTrigger = false;
        CH_CHECK(execute(statement));
        statement.clear();
    }
    if (!statement.isEmpty())
        return Error{.kind = ErrorKind::Storage,
                     .code = {},
                     .detail = QStringLiteral("the script ends inside a statement"),
                     .facts = {},
                     .trace = {},
                     .retryAfter = {}};
    return ok();
}

Result<int> schemaVersion(Connection& connection)
{
    if (connection.engine() == Engine::Sqlite) {
        CH_TRY(const auto version, connection.integer("PRAGMA user_version"));
        return int(version.value_or(0));
    }
    CH_TRY(const auto isThere, connection.integer("SELECT count(*) FROM pg_tables WHERE tablename = 'schema_version' "
                                                  "AND schemaname = ANY (current_schemas(false))"));
    if (isThere.value_or(0) == 0)
        return 0;
    CH_TRY(const auto version, connection.integer("SELECT version FROM schema_version"));
    return int(version.value_or(0));
}

Result<> refuseNewerSchema(Connection& connection, const std::vector<Migration>& migrations)
{
    CH_TRY(const int present, schemaVersion(connection));
    const int newest = migrations.empty() ? 0 : migrations.back().number;
    if (present > newest)
        return Error{.kind = ErrorKind::Storage,
                     .code = QStringLiteral("NEWER_SCHEMA"),
                     .detail = QStringLiteral("it has schema %1, this program knows %2").arg(present).arg(newest),
                     .facts = {},
                     .trace = {},
                     .retryAfter = {}};
    return ok();
}

Result<> migrate(Connection& connection, const std::vector<Migration>& migrations)
{
    CH_CHECK(refuseNewerSchema(connection, migrations));
    CH_TRY(const int before, schemaVersion(connection));
    for (const Migration& migration : migrations) {
        if (migration.number <= before)
            continue;
        CH_TRY(auto transaction, Transaction::begin(connection));
        CH_CHECK(keepOthersFromMigrating(connection));
        // Read again inside the transaction: another process may have migrated while this one waited.
        CH_TRY(const int version, schemaVersion(connection));
        if (migration.number <= version)
            continue;
        if (auto done = connection.executeScript(migration.script); !done) {
            // What it makes is there, or what it changes is not: the file is not what its version says.
            if (isOfAnotherSchema(connection.engine(), done.error().code))
                done = Error{.kind = ErrorKind::Storage,
                             .code = QStringLiteral("SCHEMA_MISMATCH"),
                             .detail = done.error().detail};
            return std::move(done).error();
        }
        CH_CHECK(writeVersion(connection, migration.number));
        CH_CHECK(transaction.commit());
    }
    return ok();
}

} // namespace ch::sql
