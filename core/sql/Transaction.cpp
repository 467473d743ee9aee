// SPDX-License-Identifier: Apache-2.0
#include "core/sql/ConnectionState.h"

namespace ch::sql {

namespace {

/// Who gathers rows finds them by their keys. While tables are small, or their statistics old, the server would rather read
/// the whole of them, each time and more each time.
QStringList postgresBegin(bool gathers)
{
    if (!gathers)
        return {QStringLiteral("BEGIN")};
    return {QStringLiteral("BEGIN"), QStringLiteral("SET LOCAL enable_seqscan = off"),
            QStringLiteral("SET LOCAL enable_hashjoin = off"), QStringLiteral("SET LOCAL enable_mergejoin = off"),
            QStringLiteral("SET LOCAL jit = off")};
}

} // namespace

Result<Transaction> Transaction::begin(Connection& connection)
{
    if (connection.engine() == Engine::PostgreSql)
        return beginAs(connection, postgresBegin(connection.m_state->pending).join(u"; "));
    // A deferred BEGIN that later writes meets "database is locked" whatever the busy timeout (R11).
    return beginAs(connection, QStringLiteral("BEGIN IMMEDIATE"));
}

Result<Transaction> Transaction::beginWithNext(Connection& connection)
{
    Connection::State& state = *connection.m_state;
    // One that is still open is ended first, in the way of begin().
    if (connection.engine() == Engine::Sqlite || state.isInTransaction)
        return begin(connection);
    CH_CHECK(connection.makeSureOfConnection());
    connection.forgetWaiting();
    for (const QString& statement : postgresBegin(state.pending))
        state.wait(statement, statement.toStdString());
    state.failure.reset();
    state.isInTransaction = true;
    return Transaction(connection);
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
    // PostgreSQL keeps nothing after a failed statement, and answers the COMMIT as if all were well.
    if (m_connection->engine() == Engine::PostgreSql && m_connection->failure())
        return *m_connection->failure();
    CH_CHECK(m_connection->addGathered());
    // Sent together with a guarded change, the COMMIT would be done before it shows that the guard failed.
    const auto isGuarded = [](const auto& waiting) { return waiting.rows.has_value(); };
    if (std::ranges::any_of(m_connection->m_state->waiting, isGuarded))
        CH_CHECK(m_connection->settle());
    // After a failed COMMIT the destructor still rolls back.
    CH_CHECK(m_connection->execute(QStringLiteral("COMMIT")));
    m_connection->m_state->isInTransaction = false;
    m_connection = nullptr;
    return ok();
}

} // namespace ch::sql
