// SPDX-License-Identifier: Apache-2.0
#include "core/sql/Connection.h"

#include <QAtomicInt>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>

#include <unordered_map>

namespace ch::sql {

namespace {

// Lists with many filters make many texts; past this the cache starts anew rather than grow without bound.
constexpr size_t kCachedStatements = 512;

/// SQLite's code for a statement that makes no sense to it, as storageError() tells it.
constexpr QLatin1StringView kStatementError("1");

/// SQLite's result codes (sqlite.org/rescode.html) that a caller can do something about, by name; else the number.
QString nameOfCode(const QString& native)
{
    constexpr int kPrimary = 0xff;
    switch (native.toInt() & kPrimary) {
    case 5:
        return QStringLiteral("BUSY");
    case 8:
        return QStringLiteral("READ_ONLY");
    case 10:
        return QStringLiteral("IO_ERROR");
    case 11:
    case 26:
        return QStringLiteral("CORRUPT");
    case 13:
        return QStringLiteral("DISK_FULL");
    default:
        return native;
    }
}

Error storageError(const QSqlError& error, std::string_view sql)
{
    // Bound values are not part of the text, so nothing personal reaches a log.
    return Error{.kind = ErrorKind::Storage,
                 .code = nameOfCode(error.nativeErrorCode()),
                 .detail = error.driverText() + u": " + error.databaseText() + u" in: " +
                           QString::fromUtf8(sql.data(), qsizetype(sql.size())).simplified().left(300),
                 .facts = {},
                 .trace = {},
                 .retryAfter = {}};
}

QString placeholderName(size_t index)
{
    return u":p" + QString::number(index);
}

/// Qt writes the name of a placeholder anew each time a value is bound by position, which costs as much as the binding
/// itself: so values are bound by name, and these are the names.
const QString& placeholder(size_t index)
{
    static const std::vector<QString> names = [] {
        std::vector<QString> made;
        for (size_t i = 0; i < 512; ++i)
            made.push_back(placeholderName(i));
        return made;
    }();
    thread_local QString rare;
    return index < names.size() ? names[index] : rare = placeholderName(index);
}

/// The statement with a name in place of each '?' that stands outside of literals, of which `count` becomes the number.
QString withNames(std::string_view sql, size_t& count)
{
    const QString text = QString::fromUtf8(sql.data(), qsizetype(sql.size()));
    QString named;
    named.reserve(text.size() + 64);
    QChar quote;
    for (const QChar c : text) {
        if (!quote.isNull())
            quote = c == quote ? QChar() : quote;
        else if (c == u'\'' || c == u'"')
            quote = c;
        if (c == u'?' && quote.isNull())
            named += placeholder(count++);
        else
            named += c;
    }
    return named;
}

bool runWith(QSqlQuery& query, const std::vector<QVariant>& values)
{
    for (size_t i = 0; i < values.size(); ++i)
        query.bindValue(placeholder(i), values[i]);
    return query.exec();
}

} // namespace

struct Connection::State
{
    struct TextHash
    {
        using is_transparent = void;
        size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };

    struct Statement
    {
        std::unique_ptr<QSqlQuery> query;
        size_t placeholders = 0;
    };

    QString name;
    QSqlDatabase database;
    std::unordered_map<std::string, Statement, TextHash, std::equal_to<>> statements;
};

Rows::~Rows()
{
    if (m_query)
        m_query->finish();
}

bool Rows::next()
{
    return m_query->next();
}

Result<> Rows::end() const
{
    if (m_query->lastError().isValid())
        return storageError(m_query->lastError(), m_query->lastQuery().toStdString());
    return ok();
}

bool Rows::isNull(int column) const
{
    return m_query->isNull(column);
}

qint64 Rows::integer(int column) const
{
    return m_query->value(column).toLongLong();
}

QString Rows::text(int column) const
{
    return m_query->value(column).toString();
}

QByteArray Rows::bytes(int column) const
{
    return m_query->value(column).toByteArray();
}

std::optional<UtcTime> Rows::optionalTime(int column) const
{
    const auto value = optionalInteger(column);
    return value ? std::optional(UtcTime(*value)) : std::nullopt;
}

std::optional<qint64> Rows::optionalInteger(int column) const
{
    const QVariant value = m_query->value(column);
    return value.isNull() ? std::nullopt : std::optional<qint64>(value.toLongLong());
}

std::optional<QString> Rows::optionalText(int column) const
{
    const QVariant value = m_query->value(column);
    return value.isNull() ? std::nullopt : std::optional(value.toString());
}

Connection::Connection(std::unique_ptr<State> state) : m_state(std::move(state)) {}

Connection::~Connection()
{
    const QString name = m_state->name;
    m_state->statements.clear();
    m_state->database.close();
    m_state->database = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

Result<std::unique_ptr<Connection>> Connection::open(const OpenOptions& options)
{
    static QAtomicInt counter;
    auto state = std::make_unique<State>();
    state->name = QStringLiteral("ch-%1").arg(counter.fetchAndAddRelaxed(1));
    state->database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), state->name);
    state->database.setDatabaseName(options.file);
    QString connectOptions = QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1").arg(options.busyTimeoutMs);
    if (options.access == Access::ReadOnly)
        connectOptions += QStringLiteral(";QSQLITE_OPEN_READONLY");
    state->database.setConnectOptions(connectOptions);
    const bool opened = state->database.open();
    const QSqlError error = state->database.lastError();
    std::unique_ptr<Connection> connection(new Connection(std::move(state)));
    if (!opened)
        return storageError(error, "open");

    QStringList settings{
        QStringLiteral("PRAGMA foreign_keys=ON"),
        QStringLiteral("PRAGMA trusted_schema=OFF"),
        // A savepoint would otherwise journal to a file and halve the rate of group commits.
        QStringLiteral("PRAGMA temp_store=MEMORY"),
        QStringLiteral("PRAGMA cache_size=-%1").arg(options.cacheKib),
    };
    if (options.access == Access::ReadWrite) {
        // Once there is a log it is too late for another size.
        settings << QStringLiteral("PRAGMA page_size=%1").arg(options.pageBytes)
                 << QStringLiteral("PRAGMA journal_mode=WAL") << QStringLiteral("PRAGMA synchronous=FULL")
                 << QStringLiteral("PRAGMA fullfsync=1");
    } else {
        // Only the one writer may checkpoint: two that do can meet the WAL-reset race of SQLite before 3.51.3 (R23).
        settings << QStringLiteral("PRAGMA query_only=ON") << QStringLiteral("PRAGMA wal_autocheckpoint=0");
    }
    for (const QString& setting : std::as_const(settings))
        CH_CHECK(connection->execute(setting));
    return connection;
}

Result<QSqlQuery*> Connection::prepared(std::string_view sql, size_t values)
{
    auto& statements = m_state->statements;
    auto found = statements.find(sql);
    if (found == statements.end()) {
        if (statements.size() >= kCachedStatements)
            statements.clear();
        State::Statement statement{std::make_unique<QSqlQuery>(m_state->database)};
        statement.query->setForwardOnly(true);
        if (!statement.query->prepare(withNames(sql, statement.placeholders)))
            return storageError(statement.query->lastError(), sql);
        found = statements.emplace(sql, std::move(statement)).first;
    }
    // Bound by name, a value too many would go nowhere without a word.
    if (found->second.placeholders != values)
        return storageError(
            QSqlError(QStringLiteral("%1 values for %2 placeholders").arg(values).arg(found->second.placeholders)),
            sql);
    return found->second.query.get();
}

Result<Rows> Connection::queryBound(std::string_view sql, const std::vector<QVariant>& values)
{
    CH_TRY(QSqlQuery * query, prepared(sql, values.size()));
    if (!runWith(*query, values)) {
        auto error = storageError(query->lastError(), sql);
        query->finish();
        return error;
    }
    return Rows(query);
}

Result<qint64> Connection::runBound(std::string_view sql, const std::vector<QVariant>& values)
{
    CH_TRY(QSqlQuery * query, prepared(sql, values.size()));
    if (!runWith(*query, values)) {
        auto error = storageError(query->lastError(), sql);
        query->finish();
        return error;
    }
    const qint64 changed = query->numRowsAffected();
    query->finish();
    return changed;
}

Result<> Connection::execute(const QString& sql)
{
    QSqlQuery query(m_state->database);
    if (!query.exec(sql))
        return storageError(query.lastError(), sql.toStdString());
    return ok();
}

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

Result<Transaction> Transaction::begin(Connection& connection)
{
    // A deferred BEGIN that later writes meets "database is locked" whatever the busy timeout (R11).
    auto begun = connection.execute(QStringLiteral("BEGIN IMMEDIATE"));
    if (!begun && begun.error().code == kStatementError) {
        // The one before is still open: its ROLLBACK failed. It is not to fail for ever.
        CH_CHECK(connection.execute(QStringLiteral("ROLLBACK")));
        begun = connection.execute(QStringLiteral("BEGIN IMMEDIATE"));
    }
    CH_CHECK(std::move(begun));
    return Transaction(connection);
}

Transaction::~Transaction()
{
    if (m_connection)
        (void)bool(m_connection->execute(QStringLiteral("ROLLBACK")));
}

Result<> Transaction::commit()
{
    // After a failed COMMIT the destructor still rolls back.
    CH_CHECK(m_connection->execute(QStringLiteral("COMMIT")));
    m_connection = nullptr;
    return ok();
}

Result<int> schemaVersion(Connection& connection)
{
    CH_TRY(const auto version, connection.integer("PRAGMA user_version"));
    return int(version.value_or(0));
}

Result<> refuseNewerSchema(Connection& connection, const std::vector<Migration>& migrations)
{
    CH_TRY(const int present, schemaVersion(connection));
    const int newest = migrations.empty() ? 0 : migrations.back().number;
    if (present > newest)
        return Error{.kind = ErrorKind::Storage,
                     .code = QStringLiteral("NEWER_SCHEMA"),
                     .detail = QStringLiteral("the file has schema %1, this program knows %2").arg(present).arg(newest),
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
        // Read again inside the transaction: another process may have migrated while this one waited.
        CH_TRY(const int version, schemaVersion(connection));
        if (migration.number <= version)
            continue;
        if (auto done = connection.executeScript(migration.script); !done) {
            // What it makes is there, or what it changes is not: the file is not what its version says.
            if (done.error().code == kStatementError)
                done = Error{.kind = ErrorKind::Storage,
                             .code = QStringLiteral("SCHEMA_MISMATCH"),
                             .detail = done.error().detail};
            return std::move(done).error();
        }
        CH_CHECK(connection.execute(QStringLiteral("PRAGMA user_version=%1").arg(migration.number)));
        CH_CHECK(transaction.commit());
    }
    return ok();
}

} // namespace ch::sql
