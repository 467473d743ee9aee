// SPDX-License-Identifier: Apache-2.0
// How a connection gathers the rows of statements that PostgreSQL is to run once for all of them (docs/decisions/025).
#include "core/sql/ConnectionState.h"
#include "core/sql/PostgresDialect.h"

#include <QScopeGuard>
#include <QSqlDriver>
#include <QSqlError>

namespace ch::sql {

using namespace Qt::Literals::StringLiterals;

namespace {

// Characters of one text: beyond, the rows are sent in portions.
constexpr qsizetype kLargestBatch = 1024 * 1024;

} // namespace

void Connection::gatherFor(PendingRows* pending)
{
    m_state->pending = pending;
}

bool Connection::isGathering() const
{
    return m_state->pending && m_state->isInTransaction && m_state->engine == Engine::PostgreSql;
}

void Connection::countChange()
{
    ++m_state->rowsChanged;
}

Result<> Connection::gatherBound(Gathered kind, std::string_view sql, const std::vector<QVariant>& values)
{
    if (!isGathering())
        return runLaterBound(sql, values, kind == Gathered::Guarded ? std::optional<qint64>(1) : std::nullopt);
    CH_TRY(Statement * statement, prepared(sql, values.size()));
    auto& gathered = m_state->gathered;
    auto batch = std::ranges::find(gathered, statement, &State::Batch::statement);
    if (batch == gathered.end()) {
        const auto place = kind == Gathered::ReferredTo ? gathered.begin() : gathered.end();
        batch = gathered.insert(place, State::Batch{statement, kind, RowBatch(values.size()), values});
    }
    if (!batch->rows.add(values))
        return failed(QSqlError(u"a value that cannot be sent"_s), sql);
    ++m_state->rowsChanged;
    return batch->rows.size() > kLargestBatch ? settle() : ok();
}

/// The types of the arrays are those that the server found for the single row's values.
Result<> Connection::prepareForRows(Statement& statement)
{
    CH_CHECK(takeAhead());
    QSqlQuery query(m_state->database);
    const std::string sql = statement.text.toStdString();
    if (!query.exec(
            u"SELECT array_to_string(parameter_types::text[], ',') FROM pg_prepared_statements WHERE name = '"_s +
            statement.name + u'\'') ||
        !query.next())
        return failed(query.lastError(), sql);
    const auto text = forManyRows(statement.text, query.value(0).toString().split(u','));
    if (!text)
        return failed(QSqlError(u"no statement that can be run for many rows"_s), sql);
    const QString name = statement.name + u"rows";
    if (!query.exec(u"PREPARE " + name + u" AS " + *text))
        return failed(query.lastError(), sql);
    statement.nameForRows = name;
    return ok();
}

Result<> Connection::addGathered()
{
    if (m_state->engine != Engine::PostgreSql || m_state->isAskingPending)
        return ok();
    if (isGathering()) {
        m_state->isAskingPending = true;
        const auto asked = qScopeGuard([this] { m_state->isAskingPending = false; });
        CH_CHECK(m_state->pending->write());
    }
    return addBatches();
}

Result<> Connection::addBatches()
{
    for (const State::Batch& batch : std::exchange(m_state->gathered, {})) {
        const qint64 rows = batch.rows.rows();
        if (rows > 1 && batch.statement->nameForRows.isEmpty())
            CH_CHECK(prepareForRows(*batch.statement));
        m_state->waiting += rows == 1 ? *executionOf(batch.statement->name, batch.first)
                                      : u"EXECUTE " + batch.statement->nameForRows + batch.rows.arguments();
        m_state->waiting += u"; ";
        m_state->expectedRows.push_back(batch.kind == Gathered::Guarded ? std::optional(rows) : std::nullopt);
    }
    return ok();
}

void Connection::sendAheadThrough(std::unique_ptr<AheadSender> sender)
{
    m_state->ahead = std::move(sender);
}

Result<bool> Connection::sendAhead()
{
    State& state = *m_state;
    if (!state.ahead || !isGathering() || state.gathered.empty())
        return true;
    if (state.aheadExpected && !state.ahead->isAnswered())
        return false;
    CH_CHECK(takeAhead());
    CH_CHECK(makeSureOfConnection());
    // What is kept in memory stays there: a row that many steps change is still written once.
    CH_CHECK(addBatches());
    // If it could not be sent it waits, and the next statement tells why.
    if (!state.ahead->send(state.database.driver()->handle(), state.waiting.toUtf8()))
        return true;
    state.waiting.clear();
    state.aheadExpected = std::exchange(state.expectedRows, {});
    return true;
}

Result<> Connection::takeAhead()
{
    if (!m_state->aheadExpected)
        return ok();
    constexpr std::string_view kWhat = "what was sent ahead";
    const auto expected = *std::exchange(m_state->aheadExpected, std::nullopt);
    const AheadSender::Answers answers = m_state->ahead->take();
    if (answers.failure)
        return failed(
            QSqlError(u"libpq"_s, answers.failure->message, QSqlError::StatementError, answers.failure->state), kWhat);
    for (size_t i = 0; i < expected.size(); ++i) {
        if (expected[i] && (i >= answers.rowsChanged.size() || answers.rowsChanged[i] != *expected[i]))
            return guardFailed(kWhat);
    }
    return ok();
}

} // namespace ch::sql
