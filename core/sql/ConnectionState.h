// SPDX-License-Identifier: Apache-2.0
// What a connection holds, and what its parts share; for the sources of core/sql only.
// Belongs to the connection's thread.
#pragma once

#include "core/sql/Connection.h"
#include "core/sql/RowBatch.h"
#include "core/sql/RowSender.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <algorithm>
#include <chrono>
#include <string>
#include <unordered_map>

namespace ch::sql {

/// A Storage error with a name for the engine's code. Bound values are not part of it.
Error storageError(Engine engine, const QSqlError& error, std::string_view sql);
/// A name for QSqlDatabase that no other connection has or had. Any thread.
QString nextConnectionName();

struct Connection::Statement
{
    std::unique_ptr<QSqlQuery> query;
    size_t placeholders = 0;
    /// On the server (PostgreSQL).
    QString name{};
    /// As it was prepared there, and the name of its other form that takes many rows, with their types; empty until needed.
    QString text{};
    QByteArray nameForRows{};
    std::vector<ElementType> typesOfRows{};

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
    /// What is sent before the next statement, together with it unless there are arrays among it.
    struct Waiting
    {
        RowSender::Command command;
        /// For errors: without values, which are not for the log.
        std::string sql;
        /// How many rows it is to change; nothing if that is all the same.
        std::optional<qint64> rows{};
    };
    std::vector<Waiting> waiting;
    /// Rows of one statement, not sent yet.
    struct Batch
    {
        Statement* statement = nullptr;
        Gathered kind = Gathered::Rows;
        RowBatch rows;
    };
    std::vector<Batch> gathered;
    PendingRows* pending = nullptr;
    bool isAskingPending = false;
    std::unique_ptr<RowSender> sender;
    /// What was sent through it and is not yet answered for.
    std::optional<std::vector<Waiting>> sent;
    bool isInTransaction = false;
    bool isLost = false;
    std::chrono::steady_clock::time_point lostAgainAt;

    void wait(const QString& statement, std::string_view sql, std::optional<qint64> rows = {})
    {
        waiting.push_back({.command = {.text = statement.toUtf8()}, .sql = std::string(sql), .rows = rows});
    }
    bool hasRowsWaiting() const
    {
        return std::ranges::any_of(waiting, [](const Waiting& each) { return !each.command.arrays.empty(); });
    }

    /// Rows that somebody reads stand on their statement: then none may go.
    bool isBeingRead() const
    {
        return std::ranges::any_of(statements, [](const auto& each) { return each.second.isBeingRead(); });
    }
};

} // namespace ch::sql
