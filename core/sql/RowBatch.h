// SPDX-License-Identifier: Apache-2.0
// Rows that one statement of PostgreSQL writes at once: the statement for many rows, and the values as arrays.
// Values and pure functions; safe on any thread.
#pragma once

#include <QString>
#include <QStringList>
#include <QVariant>

#include <optional>
#include <vector>

namespace ch::sql {

/// The values of one statement's rows, a column at a time.
class RowBatch
{
public:
    explicit RowBatch(size_t columns) : m_columns(columns) {}

    /// False, and nothing is added, for what appendLiteral() refuses too.
    [[nodiscard]] bool add(const std::vector<QVariant>& values);
    qint64 rows() const { return m_rows; }
    /// Characters, about.
    qsizetype size() const { return m_size; }
    /// "('{1,2}','{"a","b"}')", and "ARRAY['…','…']" where the first text is a long one.
    QString arguments() const;

private:
    struct Column
    {
        QString elements;
        /// Whether each text is a literal of its own: of long ones the server then reads no character twice.
        bool isOfLiterals = false;
    };
    std::vector<Column> m_columns;
    qint64 m_rows = 0;
    qsizetype m_size = 0;
};

/// The statement that does with many rows what `statement` (as PostgreSQL understands it, with $1, $2 …) does with one; its
/// arguments are arrays of those types. For INSERT … VALUES (…), and for UPDATE and DELETE with a WHERE; nothing for others.
std::optional<QString> forManyRows(const QString& statement, const QStringList& types);

} // namespace ch::sql
