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

// Bytes of one statement's rows: beyond, they are sent in portions.
constexpr qsizetype kLargestBatch = 1024 * 1024;

} // namespace

void Connection::gatherFor(PendingRows* pending)
{
    m_state->pending = pending;
}

bool Connection::isGathering() const
{
    return m_state->pending && m_state->sender && m_state->isInTransaction;
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
    if (statement->nameForRows.isEmpty())
        CH_CHECK(prepareForRows(*statement));
    auto& gathered = m_state->gathered;
    auto batch = std::ranges::find(gathered, statement, &State::Batch::statement);
    if (batch == gathered.end()) {
        const auto place = kind == Gathered::ReferredTo ? gathered.begin() : gathered.end();
        batch = gathered.insert(place, State::Batch{statement, kind, RowBatch(statement->typesOfRows)});
    }
    if (!batch->rows.add(values))
        return failed(QSqlError(u"a value that cannot be sent"_s), sql);
    ++m_state->rowsChanged;
    return batch->rows.size() > kLargestBatch ? settle() : ok();
}

/// The types of the arrays are those that the server found for the single row's values.
Result<> Connection::prepareForRows(Statement& statement)
{
    CH_CHECK(takeAnswers());
    QSqlQuery query(m_state->database);
    const std::string sql = statement.text.toStdString();
    if (!query.exec(
            u"SELECT array_to_string(parameter_types::text[], ',') FROM pg_prepared_statements WHERE name = '"_s +
            statement.name + u'\'') ||
        !query.next())
        return failed(query.lastError(), sql);
    const QStringList types = query.value(0).toString().split(u',');
    const auto elements = elementTypesOf(types);
    const auto text = forManyRows(statement.text, types);
    if (!elements || !text)
        return failed(QSqlError(u"no statement that can be run for many rows"_s), sql);
    const QString name = statement.name + u"rows";
    if (!query.exec(u"PREPARE " + name + u" AS " + *text))
        return failed(query.lastError(), sql);
    statement.nameForRows = name.toLatin1();
    statement.typesOfRows = *elements;
    return ok();
}

/// Together with all that waits.
Result<qint64> Connection::runGathering(std::string_view sql, const std::vector<QVariant>& values)
{
    CH_CHECK(runLaterBound(sql, values));
    CH_CHECK(takeAnswers());
    CH_CHECK(makeSureOfConnection());
    CH_CHECK(sendWaiting());
    CH_TRY(const qint64 changed, takeAnswers());
    // What runs later counts as one.
    m_state->rowsChanged += changed - 1;
    return changed;
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
    addBatches();
    return ok();
}

void Connection::addBatches()
{
    for (State::Batch& batch : std::exchange(m_state->gathered, {})) {
        const qint64 rows = batch.rows.rows();
        m_state->waiting.push_back(
            {.command = {.text = batch.statement->nameForRows, .arrays = std::move(batch.rows).arrays()},
             .sql = batch.statement->text.toStdString(),
             .rows = batch.kind == Gathered::Guarded ? std::optional(rows) : std::nullopt});
    }
}

void Connection::sendRowsThrough(std::unique_ptr<RowSender> sender)
{
    if (sender->knows(m_state->database.driver()->handle()))
        m_state->sender = std::move(sender);
}

Result<bool> Connection::sendAhead()
{
    State& state = *m_state;
    if (!isGathering() || state.gathered.empty())
        return true;
    if (state.sent && !state.sender->isAnswered())
        return false;
    CH_CHECK(takeAnswers());
    CH_CHECK(makeSureOfConnection());
    // What is kept in memory stays there: a row that many steps change is still written once.
    addBatches();
    CH_CHECK(sendWaiting());
    return true;
}

/// Nothing waits afterwards.
Result<> Connection::sendWaiting()
{
    State& state = *m_state;
    auto waiting = std::exchange(state.waiting, {});
    std::vector<RowSender::Command> commands;
    commands.reserve(waiting.size());
    for (State::Waiting& each : waiting)
        commands.push_back(std::move(each.command));
    if (!state.sender->send(state.database.driver()->handle(), commands))
        return failed(QSqlError(u"libpq"_s, u"rows cannot be sent"_s, QSqlError::ConnectionError), waiting.front().sql);
    state.sent = std::move(waiting);
    return ok();
}

Result<qint64> Connection::takeAnswers()
{
    if (!m_state->sent)
        return 0;
    const auto sent = *std::exchange(m_state->sent, std::nullopt);
    const auto [rowsChanged, failure] = m_state->sender->take();
    for (size_t i = 0; i < sent.size(); ++i) {
        if (i >= rowsChanged.size()) {
            const QString message = failure ? failure->message : u"no answer"_s;
            return failed(
                QSqlError(u"libpq"_s, message, QSqlError::StatementError, failure ? failure->state : QString()),
                sent[i].sql);
        }
        if (sent[i].rows && rowsChanged[i] != *sent[i].rows)
            return guardFailed(sent[i].sql);
    }
    return rowsChanged.empty() ? 0 : rowsChanged.back();
}

} // namespace ch::sql
