// SPDX-License-Identifier: Apache-2.0
// What a connection does otherwise where a server is behind it: connecting (again), preparing, sending several statements at
// once.
#include "core/sql/ConnectionState.h"
#include "core/sql/PostgresDialect.h"

#include <QSqlError>

#include <optional>
#include <utility>

namespace ch::sql {

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
    forgetWaiting();
    // The driver goes first: statements would else tell a server of their end that is not there.
    m_state->database = QSqlDatabase();
    if (!m_state->name.isEmpty())
        QSqlDatabase::removeDatabase(m_state->name);
    m_state->statements.clear();
    m_state->name = nextConnectionName();
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

/// Prepared here and not by Qt, which would send each by itself: so several can go to the server at once.
Result<> Connection::preparePostgres(Statement& statement, std::string_view sql)
{
    statement.name = QStringLiteral("ch%1").arg(++m_state->lastStatement);
    statement.text = toPostgres(sql, statement.placeholders);
    CH_CHECK(takeAnswers());
    if (!statement.query->exec(u"PREPARE " + statement.name + u" AS " + statement.text))
        return failed(statement.query->lastError(), sql);
    statement.query->finish();
    return ok();
}

/// Everything up to `text`, of which `query` then holds the result.
Result<> Connection::sendWithWaiting(QSqlQuery& query, const QString& text, std::string_view sql)
{
    CH_CHECK(addGathered());
    CH_CHECK(takeAnswers());
    if (m_state->hasRowsWaiting()) {
        CH_CHECK(sendWaiting());
        CH_CHECK(takeAnswers());
    }
    const auto waiting = std::exchange(m_state->waiting, {});
    QString whole;
    for (const State::Waiting& each : waiting)
        whole += QString::fromUtf8(each.command.text) + u"; ";
    bool isGood = query.exec(whole + text);
    // Each result in turn: the error of a later statement shows only there.
    for (size_t i = 0; isGood && i < waiting.size(); ++i) {
        if (waiting[i].rows && query.numRowsAffected() != *waiting[i].rows) {
            query.finish();
            return guardFailed(waiting[i].sql);
        }
        isGood = query.nextResult();
    }
    if (isGood)
        return ok();
    auto error = failed(query.lastError(), sql);
    query.finish();
    return error;
}

Result<> Connection::runLaterBound(std::string_view sql, const std::vector<QVariant>& values,
                                   std::optional<qint64> rows)
{
    if (m_state->engine == Engine::Sqlite || !m_state->isInTransaction) {
        CH_TRY(const qint64 changed, runBound(sql, values));
        return rows && changed != *rows ? Result<>(guardFailed(sql)) : ok();
    }
    CH_CHECK(addGathered());
    CH_TRY(const Statement* statement, prepared(sql, values.size()));
    const auto text = executionOf(statement->name, values);
    if (!text)
        return failed(QSqlError(QStringLiteral("a value that cannot be sent")), sql);
    m_state->wait(*text, sql, rows);
    ++m_state->rowsChanged;
    return ok();
}

Result<QStringList> Connection::explainBound(std::string_view sql, const std::vector<QVariant>& values)
{
    const auto collect = [](Rows rows, int column) -> Result<QStringList> {
        QStringList plan;
        while (rows.next())
            plan.push_back(rows.text(column));
        CH_CHECK(rows.end());
        return plan;
    };
    if (m_state->engine == Engine::Sqlite) {
        CH_TRY(Rows rows, queryBound("EXPLAIN QUERY PLAN " + std::string(sql), values));
        return collect(std::move(rows), 3);
    }
    CH_TRY(const Statement* statement, prepared(sql, values.size()));
    const auto text = executionOf(statement->name, values);
    if (!text)
        return failed(QSqlError(QStringLiteral("a value that cannot be sent")), sql);
    QSqlQuery query(m_state->database);
    CH_CHECK(sendWithWaiting(query, u"EXPLAIN " + *text, sql));
    return collect(Rows(&query), 0);
}

void Connection::forgetWaiting()
{
    // What it says is of no interest any more, but that the server is gone.
    (void)bool(takeAnswers());
    m_state->waiting.clear();
    m_state->gathered.clear();
    if (m_state->pending)
        m_state->pending->forget();
}

Result<> Connection::settle()
{
    CH_CHECK(addGathered());
    CH_CHECK(takeAnswers());
    if (m_state->waiting.empty())
        return ok();
    CH_CHECK(makeSureOfConnection());
    if (m_state->sender) {
        CH_CHECK(sendWaiting());
        CH_CHECK(takeAnswers());
        return ok();
    }
    QSqlQuery query(m_state->database);
    // The last of those that wait takes the place of the statement that they wait for.
    const State::Waiting last = std::move(m_state->waiting.back());
    m_state->waiting.pop_back();
    CH_CHECK(sendWithWaiting(query, QString::fromUtf8(last.command.text), last.sql));
    return last.rows && query.numRowsAffected() != *last.rows ? Result<>(guardFailed(last.sql)) : ok();
}

} // namespace ch::sql
