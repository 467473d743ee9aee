// SPDX-License-Identifier: Apache-2.0
// One connection to a database: cached statements, bound values, every failure an Error. The one way to a database for
// desktop and service.
// A connection belongs to the thread that opened it.
#pragma once

#include "core/base/Ids.h"
#include "core/base/Result.h"
#include "core/base/UtcTime.h"
#include "core/sql/Bound.h"
#include "core/sql/PendingRows.h"

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

class QSqlError;
class QSqlQuery;

namespace ch::sql {

class RowSender;

enum class Access { ReadWrite, ReadOnly };
enum class Engine { Sqlite, PostgreSql };

struct OpenOptions
{
    QString file;
    Access access = Access::ReadWrite;
    /// KiB of page cache.
    int cacheKib = 16 * 1024;
    /// Of a file that is made now.
    int pageBytes = 4096;
    int busyTimeoutMs = 5000;
};

/// A database of a PostgreSQL server. Times as in R11; 0 switches one off.
struct PostgresOptions
{
    QString host;
    int port = 5432;
    QString database;
    QString user;
    QString password;
    /// What else libpq is to be told: "sslmode='require'", …
    QStringList parameters;
    Access access = Access::ReadWrite;
    int lockTimeoutMs = 5'000;
    int statementTimeoutMs = 15'000;
    int idleInTransactionTimeoutMs = 30'000;
};

/// The rows of a running query, forward only. Ends the statement when it goes away, so that no read lock stays behind.
class Rows
{
public:
    explicit Rows(QSqlQuery* query) : m_query(query) {}
    Rows(Rows&& other) noexcept : m_query(std::exchange(other.m_query, nullptr)) {}
    Rows& operator=(Rows&&) = delete;
    ~Rows();

    bool next();
    /// Good if the rows ended because there were no more.
    Result<> end() const;

    bool isNull(int column) const;
    qint64 integer(int column) const;
    bool boolean(int column) const { return integer(column) != 0; }
    /// Empty for NULL.
    QString text(int column) const;
    QByteArray bytes(int column) const;
    UtcTime time(int column) const { return UtcTime(integer(column)); }
    std::optional<UtcTime> optionalTime(int column) const;
    std::optional<qint64> optionalInteger(int column) const;
    std::optional<QString> optionalText(int column) const;
    template <class IdType> IdType id(int column) const { return IdType(integer(column)); }

private:
    QSqlQuery* m_query;
};

class Connection
{
public:
    /// Opens (and, with ReadWrite, creates) an SQLite file with the settings of R23: WAL, synchronous=FULL on writers,
    /// query_only on readers, foreign keys, trusted_schema off, temp_store in memory.
    static Result<std::unique_ptr<Connection>> open(const OpenOptions& options);
    /// Connects to PostgreSQL. When the server goes away, statements fail with CONNECTION_LOST; the next one outside a
    /// transaction connects anew.
    static Result<std::unique_ptr<Connection>> openPostgres(const PostgresOptions& options);
    ~Connection();

    Engine engine() const;

    /// Runs a statement with bound values and forgets its rows. The number of rows changed.
    template <class... Args> Result<qint64> run(std::string_view sql, const Args&... args)
    {
        return runBound(sql, std::vector<QVariant>{toBound(args)...});
    }
    /// Starts a query. At most one Rows of the same statement text may be alive at a time.
    template <class... Args> Result<Rows> query(std::string_view sql, const Args&... args)
    {
        return queryBound(sql, std::vector<QVariant>{toBound(args)...});
    }
    /// Runs a statement that nothing depends on before the next one; PostgreSQL is sent both at once, which saves a way to the
    /// server and back. What is wrong with it is told by the next one, or by settle() or COMMIT.
    template <class... Args> Result<> runLater(std::string_view sql, const Args&... args)
    {
        return runLaterBound(sql, std::vector<QVariant>{toBound(args)...});
    }
    /// The same for a guarded change of a row that was read in this transaction. If it does not change exactly one row, somebody
    /// changed it without waiting for their turn: TRY_AGAIN (kind Storage), told as above.
    template <class... Args> Result<> changeLater(std::string_view sql, const Args&... args)
    {
        return runLaterBound(sql, std::vector<QVariant>{toBound(args)...}, 1);
    }
    /// The same for INSERT … VALUES, or UPDATE or DELETE … WHERE, run for many rows that do not depend on each other: while
    /// isGathering(), each text is sent once for all its rows, in the order of the first ones, before any other statement.
    template <class... Args> Result<> gather(Gathered kind, std::string_view sql, const Args&... args)
    {
        return gatherBound(kind, sql, std::vector<QVariant>{toBound(args)...});
    }
    Result<> gatherBound(Gathered kind, std::string_view sql, const std::vector<QVariant>& values);
    /// Whose rows go with the gathered ones; null ends it.
    void gatherFor(PendingRows* pending);
    /// Whether gather() waits for more rows: in a transaction on PostgreSQL, where there is a sender for them.
    bool isGathering() const;
    /// What gathered rows are sent through. One that does not know the driver's connections is left out: then rows go singly.
    void sendRowsThrough(std::unique_ptr<RowSender> sender);
    /// Lets the server write what was gathered so far while the caller goes on. False, and nothing is done, while it still writes
    /// what it was sent before. What is wrong with it is told by the next statement that is not gathered, or by COMMIT.
    Result<bool> sendAhead();
    /// A row is changed that is still kept in memory; for rowsChanged().
    void countChange();
    /// Sends what waits.
    Result<> settle();
    Result<> runLaterBound(std::string_view sql, const std::vector<QVariant>& values, std::optional<qint64> rows = {});
    Result<qint64> runBound(std::string_view sql, const std::vector<QVariant>& values);
    Result<Rows> queryBound(std::string_view sql, const std::vector<QVariant>& values);
    /// The engine's plan for a statement, a line for each step; nothing is run.
    Result<QStringList> explainBound(std::string_view sql, const std::vector<QVariant>& values);

    /// The first column of the first row; nothing if there is no row or it is NULL.
    template <class... Args> Result<std::optional<qint64>> integer(std::string_view sql, const Args&... args)
    {
        CH_TRY(Rows rows, query(sql, args...));
        if (!rows.next()) {
            CH_CHECK(rows.end());
            return std::optional<qint64>();
        }
        return rows.optionalInteger(0);
    }

    /// Statements that stand alone: PRAGMA, BEGIN, DDL. Not cached.
    Result<> execute(const QString& sql);
    /// SAVEPOINT, ROLLBACK TO and RELEASE: often enough that an engine that can keeps them prepared.
    Result<> mark(std::string_view sql);
    /// The first failure of a statement in the present transaction, or since the last one ended; what was undone to a
    /// savepoint does not count.
    const std::optional<Error>& failure() const;
    /// How many rows run() has changed since the connection was opened: whether a step has written anything.
    qint64 rowsChanged() const;
    /// A script of several statements separated by semicolons at line ends (migrations).
    Result<> executeScript(const QString& script);

private:
    friend class Transaction;
    struct State;
    struct Statement;
    explicit Connection(std::unique_ptr<State> state);
    Result<Statement*> prepared(std::string_view sql, size_t values);
    Result<> prepareSqlite(Statement& statement, std::string_view sql);
    Result<> preparePostgres(Statement& statement, std::string_view sql);
    Result<> forgetStatements();
    /// What waits is part of what is undone.
    void forgetWaiting();
    Result<> prepareForRows(Statement& statement);
    /// Lets what was gathered, and what is kept in memory, wait for the next statement.
    Result<> addGathered();
    Result<qint64> runGathering(std::string_view sql, const std::vector<QVariant>& values);
    void addBatches();
    /// Through the sender; the answers are to be taken.
    Result<> sendWaiting();
    /// The answers to what was sent, without which nothing else can be. How many rows the last of it changed.
    Result<qint64> takeAnswers();
    Result<> sendWithWaiting(QSqlQuery& query, const QString& text, std::string_view sql);
    /// Runs the statement; the query holds its result.
    Result<QSqlQuery*> start(std::string_view sql, const std::vector<QVariant>& values);
    Error failed(const QSqlError& error, std::string_view sql);
    Error guardFailed(std::string_view sql);
    /// Connects again if the server went away, but never within a transaction: what it had done is gone.
    Result<> makeSureOfConnection();
    std::unique_ptr<State> m_state;
};

/// Begins (IMMEDIATE: R11) on construction through begin(), rolls back unless committed.
class Transaction
{
public:
    static Result<Transaction> begin(Connection& connection);
    /// The same, but PostgreSQL is told with the first statement, which spares a way to the server and back. That the
    /// connection was lost shows there too (CONNECTION_LOST): begin again.
    static Result<Transaction> beginWithNext(Connection& connection);
    /// Reading only: all reads see the state of the first one.
    static Result<Transaction> beginSnapshot(Connection& connection);
    Transaction(Transaction&& other) noexcept : m_connection(std::exchange(other.m_connection, nullptr)) {}
    Transaction& operator=(Transaction&&) = delete;
    ~Transaction();

    Result<> commit();

private:
    static Result<Transaction> beginAs(Connection& connection, const QString& statement);
    explicit Transaction(Connection& connection) : m_connection(&connection) {}
    Connection* m_connection;
};

/// Migrations: numbered scripts, applied in order, each in one transaction, counted in PRAGMA user_version or the table
/// schema_version. A store with a newer version than the last script is refused untouched. SCHEMA_MISMATCH (kind Storage): its tables are not
/// those of its version.
struct Migration
{
    int number;
    QString script;
};
Result<> migrate(Connection& connection, const std::vector<Migration>& migrations);
/// 0 for a store that has none yet.
Result<int> schemaVersion(Connection& connection);
/// NEWER_SCHEMA (kind Storage) if the file is of a later program than `migrations` are.
Result<> refuseNewerSchema(Connection& connection, const std::vector<Migration>& migrations);

} // namespace ch::sql
