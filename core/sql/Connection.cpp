// SPDX-License-Identifier: Apache-2.0
#include "core/sql/ConnectionState.h"
#include "core/sql/PostgresDialect.h"

#include <QAtomicInt>
#include <QSqlError>

namespace ch::sql {

namespace {

// Lists with many filters make many texts; past this the cache starts anew, at the next moment when no rows are being read or
// gathered, rather than grow without bound.
constexpr size_t kCachedStatements = 512;

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

Error storageError(Engine engine, const QSqlError& error, std::string_view sql)
{
    // Bound values are not part of the text, so nothing personal reaches a log.
    const QString native = error.nativeErrorCode();
    return Error{.kind = ErrorKind::Storage,
                 .code = engine == Engine::Sqlite ? nameOfCode(native) : nameOfSqlState(native),
                 .detail = error.driverText() + u": " + error.databaseText() + u" in: " +
                           QString::fromUtf8(sql.data(), qsizetype(sql.size())).simplified().left(300),
                 .facts = {},
                 .trace = {},
                 .retryAfter = {}};
}

QString nextConnectionName()
{
    static QAtomicInt counter;
    return QStringLiteral("ch-%1").arg(counter.fetchAndAddRelaxed(1));
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

Engine Connection::engine() const
{
    return m_state->engine;
}

const std::optional<Error>& Connection::failure() const
{
    return m_state->failure;
}

qint64 Connection::rowsChanged() const
{
    return m_state->rowsChanged;
}

Error Connection::failed(const QSqlError& error, std::string_view sql)
{
    // What is said here without having asked the server has no type.
    if (m_state->engine == Engine::PostgreSql && error.isValid() && isConnectionLoss(error.nativeErrorCode()))
        m_state->isLost = true;
    Error failure = storageError(m_state->engine, error, sql);
    if (!m_state->failure)
        m_state->failure = failure;
    return failure;
}

Error Connection::guardFailed(std::string_view sql)
{
    Error failure = failed(QSqlError(QStringLiteral("the row was changed by somebody else")), sql);
    failure.code = QStringLiteral("TRY_AGAIN");
    m_state->failure = failure;
    return failure;
}

Result<std::unique_ptr<Connection>> Connection::open(const OpenOptions& options)
{
    auto state = std::make_unique<State>();
    state->name = nextConnectionName();
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
        return storageError(Engine::Sqlite, error, "open");

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

Result<Connection::Statement*> Connection::prepared(std::string_view sql, size_t values)
{
    CH_CHECK(makeSureOfConnection());
    auto& statements = m_state->statements;
    auto found = statements.find(sql);
    if (found == statements.end()) {
        if (statements.size() >= kCachedStatements && !m_state->isBeingRead() && m_state->gathered.empty() &&
            !m_state->isAskingPending)
            CH_CHECK(forgetStatements());
        Statement statement{std::make_unique<QSqlQuery>(m_state->database)};
        CH_CHECK(m_state->engine == Engine::Sqlite ? prepareSqlite(statement, sql) : preparePostgres(statement, sql));
        found = statements.emplace(sql, std::move(statement)).first;
    }
    // Bound by name, a value too many would go nowhere without a word.
    if (found->second.placeholders != values)
        return storageError(
            m_state->engine,
            QSqlError(QStringLiteral("%1 values for %2 placeholders").arg(values).arg(found->second.placeholders)),
            sql);
    return &found->second;
}

Result<> Connection::prepareSqlite(Statement& statement, std::string_view sql)
{
    statement.query->setForwardOnly(true);
    if (!statement.query->prepare(withNames(sql, statement.placeholders)))
        return failed(statement.query->lastError(), sql);
    return ok();
}

Result<> Connection::forgetStatements()
{
    if (m_state->engine == Engine::PostgreSql)
        CH_CHECK(execute(QStringLiteral("DEALLOCATE ALL")));
    m_state->statements.clear();
    return ok();
}

Result<QSqlQuery*> Connection::start(std::string_view sql, const std::vector<QVariant>& values)
{
    CH_TRY(Statement * statement, prepared(sql, values.size()));
    QSqlQuery& query = *statement->query;
    if (m_state->engine == Engine::PostgreSql) {
        const auto text = executionOf(statement->name, values);
        if (!text)
            return failed(QSqlError(QStringLiteral("a value that cannot be sent")), sql);
        CH_CHECK(sendWithWaiting(query, *text, sql));
        return &query;
    }
    if (!runWith(query, values)) {
        auto error = failed(query.lastError(), sql);
        query.finish();
        return error;
    }
    return &query;
}

Result<Rows> Connection::queryBound(std::string_view sql, const std::vector<QVariant>& values)
{
    auto query = start(sql, values);
    // The server may have gone and come again since the last statement: a query alone can be asked once more.
    if (!query && m_state->isLost && !m_state->isInTransaction)
        query = start(sql, values);
    if (!query)
        return std::move(query).error();
    return Rows(*query);
}

Result<qint64> Connection::runBound(std::string_view sql, const std::vector<QVariant>& values)
{
    if (isGathering())
        return runGathering(sql, values);
    CH_TRY(QSqlQuery * query, start(sql, values));
    const qint64 changed = query->numRowsAffected();
    query->finish();
    m_state->rowsChanged += changed;
    return changed;
}

Result<> Connection::execute(const QString& sql)
{
    CH_CHECK(makeSureOfConnection());
    QSqlQuery query(m_state->database);
    return sendWithWaiting(query, sql, sql.toStdString());
}

Result<> Connection::mark(std::string_view sql)
{
    const bool undoes = sql.starts_with("ROLLBACK TO");
    if (undoes)
        forgetWaiting();
    // PostgreSQL prepares nothing but queries.
    if (m_state->engine == Engine::PostgreSql)
        CH_CHECK(execute(QString::fromLatin1(sql.data(), qsizetype(sql.size()))));
    else
        CH_CHECK(runBound(sql, {}));
    if (undoes)
        m_state->failure.reset();
    return ok();
}

} // namespace ch::sql
