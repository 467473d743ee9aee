// SPDX-License-Identifier: Apache-2.0
#include "core/sql/Connection.h"

#include "core/sql/PostgresDialect.h"

#include <QAtomicInt>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>

#include <algorithm>
#include <chrono>
#include <unordered_map>

namespace ch::sql {

namespace {

// Lists with many filters make many texts; past this the cache starts anew, at the next moment when no rows are being read,
// rather than grow without bound.
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

struct Connection::Statement
{
    std::unique_ptr<QSqlQuery> query;
    size_t placeholders = 0;
    /// On the server (PostgreSQL).
    QString name{};

    bool isBeingRead() const { return query->isActive(); }
};

struct Connection::State
{
    struct TextHash
    {
        using is_transparent = void;
        size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };

    Engine engine = Engine::Sqlite;
    QString name;
    QSqlDatabase database;
    std::unordered_map<std::string, Statement, TextHash, std::equal_to<>> statements;
    qint64 rowsChanged = 0;
    std::optional<Error> failure;
    /// Where to connect again.
    PostgresOptions postgres;
    int lastStatement = 0;
    /// What is sent together with the next statement, each with a semicolon behind it.
    QString waiting;
    int waitingCount = 0;
    bool isInTransaction = false;
    bool isLost = false;
    std::chrono::steady_clock::time_point lostAgainAt;

    /// Rows that somebody reads stand on their statement: then none may go.
    bool isBeingRead() const
    {
        return std::ranges::any_of(statements, [](const auto& each) { return each.second.isBeingRead(); });
    }
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
        return storageError(Engine::Sqlite, m_query->lastError(), m_query->lastQuery().toStdString());
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

namespace {

QString nextName()
{
    static QAtomicInt counter;
    return QStringLiteral("ch-%1").arg(counter.fetchAndAddRelaxed(1));
}

} // namespace

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
    if (m_state->engine == Engine::PostgreSql && isConnectionLoss(error.nativeErrorCode()))
        m_state->isLost = true;
    Error failure = storageError(m_state->engine, error, sql);
    if (!m_state->failure)
        m_state->failure = failure;
    return failure;
}

Result<std::unique_ptr<Connection>> Connection::open(const OpenOptions& options)
{
    auto state = std::make_unique<State>();
    state->name = nextName();
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

namespace {

QSqlDatabase postgresDatabase(const PostgresOptions& options, const QString& name)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QPSQL"), name);
    database.setHostName(options.host);
    database.setPort(options.port);
    database.setDatabaseName(options.database);
    database.setUserName(options.user);
    database.setPassword(options.password);
    // A server that does not answer is to be noticed in seconds.
    const QStringList parameters{QStringLiteral("connect_timeout=2"), QStringLiteral("application_name=order-service"),
                                 QStringLiteral("keepalives_idle=10"), QStringLiteral("keepalives_interval=5"),
                                 QStringLiteral("keepalives_count=2")};
    database.setConnectOptions((parameters + options.parameters).join(u';'));
    // Sums of large integers are numeric: as texts they lose nothing.
    database.setNumericalPrecisionPolicy(QSql::HighPrecision);
    return database;
}

/// What a new connection is told first. Notices are for people at psql.
QString greetingOf(const PostgresOptions& options)
{
    return QStringLiteral("SET lock_timeout = %1; SET statement_timeout = %2; "
                          "SET idle_in_transaction_session_timeout = %3; "
                          "SET default_transaction_read_only = %4; SET client_min_messages = error; "
                          "SET standard_conforming_strings = on")
        .arg(options.lockTimeoutMs)
        .arg(options.statementTimeoutMs)
        .arg(options.idleInTransactionTimeoutMs)
        .arg(options.access == Access::ReadOnly ? u"on" : u"off");
}

} // namespace

Result<std::unique_ptr<Connection>> Connection::openPostgres(const PostgresOptions& options)
{
    if (!QSqlDatabase::isDriverAvailable(QStringLiteral("QPSQL")))
        return Error{.kind = ErrorKind::Storage,
                     .code = QStringLiteral("NO_DRIVER"),
                     .detail = QStringLiteral("Qt's driver for PostgreSQL is not installed (libqt6sql6-psql)")};
    auto state = std::make_unique<State>();
    state->engine = Engine::PostgreSql;
    state->postgres = options;
    state->isLost = true;
    std::unique_ptr<Connection> connection(new Connection(std::move(state)));
    CH_CHECK(connection->makeSureOfConnection());
    return connection;
}

Result<> Connection::makeSureOfConnection()
{
    if (!m_state->isLost)
        return ok();
    using namespace std::chrono_literals;
    const auto now = std::chrono::steady_clock::now();
    if (m_state->isInTransaction || m_state->isBeingRead() || now < m_state->lostAgainAt + 100ms)
        return Error{.kind = ErrorKind::Storage,
                     .code = QStringLiteral("CONNECTION_LOST"),
                     .detail = QStringLiteral("the database server does not answer")};
    // The driver goes first: statements would else tell a server of their end that is not there.
    m_state->database = QSqlDatabase();
    if (!m_state->name.isEmpty())
        QSqlDatabase::removeDatabase(m_state->name);
    m_state->statements.clear();
    forgetWaiting();
    m_state->name = nextName();
    m_state->database = postgresDatabase(m_state->postgres, m_state->name);
    if (!m_state->database.open()) {
        m_state->lostAgainAt = now;
        return storageError(m_state->engine, m_state->database.lastError(), "connect");
    }
    QSqlQuery query(m_state->database);
    if (!query.exec(greetingOf(m_state->postgres)))
        return storageError(m_state->engine, query.lastError(), "connect");
    m_state->isLost = false;
    return ok();
}

Result<Connection::Statement*> Connection::prepared(std::string_view sql, size_t values)
{
    CH_CHECK(makeSureOfConnection());
    auto& statements = m_state->statements;
    auto found = statements.find(sql);
    if (found == statements.end()) {
        if (statements.size() >= kCachedStatements && !m_state->isBeingRead())
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

/// Prepared here and not by Qt, which would send each by itself: so several can go to the server at once.
Result<> Connection::preparePostgres(Statement& statement, std::string_view sql)
{
    statement.name = QStringLiteral("ch%1").arg(++m_state->lastStatement);
    const QString text = toPostgres(sql, statement.placeholders);
    if (!statement.query->exec(u"PREPARE " + statement.name + u" AS " + text))
        return failed(statement.query->lastError(), sql);
    statement.query->finish();
    return ok();
}

Result<> Connection::forgetStatements()
{
    if (m_state->engine == Engine::PostgreSql)
        CH_CHECK(execute(QStringLiteral("DEALLOCATE ALL")));
    m_state->statements.clear();
    return ok();
}

namespace {

/// "EXECUTE name(values)"; nothing for a value that PostgreSQL has no form for.
std::optional<QString> executionOf(const QString& name, const std::vector<QVariant>& values)
{
    QString text = u"EXECUTE " + name;
    for (size_t i = 0; i < values.size(); ++i) {
        text += i == 0 ? u'(' : u',';
        if (!appendLiteral(text, values[i]))
            return std::nullopt;
    }
    if (!values.empty())
        text += u')';
    return text;
}

} // namespace

/// Everything up to `text`, of which `query` then holds the result.
Result<> Connection::sendWithWaiting(QSqlQuery& query, const QString& text, std::string_view sql)
{
    const QString waiting = std::exchange(m_state->waiting, QString());
    const int before = std::exchange(m_state->waitingCount, 0);
    bool isGood = query.exec(waiting + text);
    // Each result in turn: the error of a later statement shows only there.
    for (int i = 0; isGood && i < before; ++i)
        isGood = query.nextResult();
    if (isGood)
        return ok();
    auto error = failed(query.lastError(), sql);
    query.finish();
    return error;
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
    CH_TRY(QSqlQuery * query, start(sql, values));
    const qint64 changed = query->numRowsAffected();
    query->finish();
    m_state->rowsChanged += changed;
    return changed;
}

Result<> Connection::runLaterBound(std::string_view sql, const std::vector<QVariant>& values)
{
    if (m_state->engine == Engine::Sqlite || !m_state->isInTransaction) {
        CH_CHECK(runBound(sql, values));
        return ok();
    }
    CH_TRY(const Statement* statement, prepared(sql, values.size()));
    const auto text = executionOf(statement->name, values);
    if (!text)
        return failed(QSqlError(QStringLiteral("a value that cannot be sent")), sql);
    m_state->waiting += *text + u"; ";
    ++m_state->waitingCount;
    ++m_state->rowsChanged;
    return ok();
}

void Connection::forgetWaiting()
{
    m_state->waiting.clear();
    m_state->waitingCount = 0;
}

Result<> Connection::settle()
{
    if (m_state->waitingCount == 0)
        return ok();
    CH_CHECK(makeSureOfConnection());
    QSqlQuery query(m_state->database);
    // The last of those that wait takes the place of the statement that they wait for.
    m_state->waiting.chop(2);
    --m_state->waitingCount;
    return sendWithWaiting(query, QString(), "what waited");
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

Result<Transaction> Transaction::begin(Connection& connection)
{
    if (connection.engine() == Engine::PostgreSql)
        return beginAs(connection, QStringLiteral("BEGIN"));
    // A deferred BEGIN that later writes meets "database is locked" whatever the busy timeout (R11).
    return beginAs(connection, QStringLiteral("BEGIN IMMEDIATE"));
}

Result<Transaction> Transaction::beginSnapshot(Connection& connection)
{
    return beginAs(connection, connection.engine() == Engine::PostgreSql
                                   ? QStringLiteral("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
                                   : QStringLiteral("BEGIN DEFERRED"));
}

Result<Transaction> Transaction::beginAs(Connection& connection, const QString& statement)
{
    // The one before is still open if its ROLLBACK failed. It is not to fail for ever.
    if (std::exchange(connection.m_state->isInTransaction, false))
        (void)bool(connection.execute(QStringLiteral("ROLLBACK")));
    auto begun = connection.execute(statement);
    if (!begun && connection.m_state->isLost)
        begun = connection.execute(statement);
    CH_CHECK(std::move(begun));
    connection.m_state->failure.reset();
    connection.m_state->isInTransaction = true;
    return Transaction(connection);
}

Transaction::~Transaction()
{
    if (!m_connection)
        return;
    m_connection->forgetWaiting();
    const auto undone = m_connection->execute(QStringLiteral("ROLLBACK"));
    // With the connection went the transaction.
    if (undone || m_connection->m_state->isLost)
        m_connection->m_state->isInTransaction = false;
}

Result<> Transaction::commit()
{
    // After a failed COMMIT the destructor still rolls back.
    CH_CHECK(m_connection->execute(QStringLiteral("COMMIT")));
    m_connection->m_state->isInTransaction = false;
    m_connection = nullptr;
    return ok();
}

} // namespace ch::sql
