// SPDX-License-Identifier: Apache-2.0
// Rows that one statement of PostgreSQL writes at once: the statement for many rows, and the values as arrays.
// Values and pure functions; safe on any thread.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <optional>
#include <vector>

namespace ch::sql {

/// What the columns of rows hold that are written together.
enum class ElementType { Bigint, Text, Bytea };
/// As regtype names them; nothing if there is another among them.
std::optional<std::vector<ElementType>> elementTypesOf(const QStringList& names);

/// The values of one statement's rows, each column as an array in the form in which PostgreSQL sends and receives arrays
/// (array_recv in its source): a number or a text costs neither side a look at its characters.
class RowBatch
{
public:
    explicit RowBatch(const std::vector<ElementType>& types);

    /// False for another number of values, for one that is not of its column's type, and for a text with a NUL in it, which
    /// PostgreSQL cannot hold; then the batch is of no more use.
    [[nodiscard]] bool add(const std::vector<QVariant>& values);
    qint64 rows() const { return m_rows; }
    /// Bytes.
    qsizetype size() const { return m_size; }
    std::vector<QByteArray> arrays() &&;

private:
    struct Column
    {
        ElementType type;
        QByteArray bytes;
        bool hasNull = false;
    };
    std::vector<Column> m_columns;
    qint64 m_rows = 0;
    qsizetype m_size = 0;
};

/// The statement that does with many rows what `statement` (as PostgreSQL understands it, with $1, $2 …) does with one; its
/// arguments are arrays of those types. For INSERT … VALUES (…), and for UPDATE and DELETE with a WHERE; nothing for others.
std::optional<QString> forManyRows(const QString& statement, const QStringList& types);

} // namespace ch::sql
