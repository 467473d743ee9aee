// SPDX-License-Identifier: Apache-2.0
// How a connection sends rows, and statements whose answers it takes later (Connection::sendAhead): the seam to the library that
// can, for Qt Sql waits for each answer and knows values as texts only; the desk needs no other.
// Belongs to the connection's thread.
#pragma once

#include <QByteArray>
#include <QString>
#include <QVariant>

#include <optional>
#include <vector>

namespace ch::sql {

class RowSender
{
public:
    struct Command
    {
        /// A statement, or where there are arrays the name of a prepared one.
        QByteArray text;
        /// Its arguments, as RowBatch makes them.
        std::vector<QByteArray> arrays{};
    };
    struct Failure
    {
        /// SQLSTATE; empty where the server did not answer.
        QString state;
        QString message;
    };
    struct Answers
    {
        /// Of each statement, up to the one that failed.
        std::vector<qint64> rowsChanged;
        std::optional<Failure> failure;
    };

    RowSender() = default;
    RowSender(const RowSender&) = delete;
    RowSender& operator=(const RowSender&) = delete;
    virtual ~RowSender() = default;

    /// Whether it can send on what Qt's driver has for a connection.
    virtual bool knows(const QVariant& handle) const = 0;
    /// `handle` is that of Qt's driver, whose connection is idle. False if nothing was sent. What follows a failure is not run.
    virtual bool send(const QVariant& handle, const std::vector<Command>& commands) = 0;
    /// Whether take() would return at once.
    virtual bool isAnswered() = 0;
    /// Waits for the answers to what was sent; the connection is idle afterwards.
    virtual Answers take() = 0;
};

} // namespace ch::sql
