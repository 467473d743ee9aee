// SPDX-License-Identifier: Apache-2.0
// Reads the columns of one row from left to right, so that a long SELECT needs no column numbers.
// Belongs to the connection's thread, like the rows.
#pragma once

#include "core/sql/Connection.h"

namespace ch::server {

class Cells
{
public:
    explicit Cells(const sql::Rows& rows) : m_rows(rows) {}

    qint64 integer() { return m_rows.integer(m_next++); }
    int number() { return static_cast<int>(integer()); }
    bool boolean() { return m_rows.boolean(m_next++); }
    QString text() { return m_rows.text(m_next++); }
    UtcTime time() { return m_rows.time(m_next++); }
    std::optional<UtcTime> optionalTime() { return m_rows.optionalTime(m_next++); }
    /// Null for NULL.
    template <class IdType> IdType id() { return m_rows.id<IdType>(m_next++); }

private:
    const sql::Rows& m_rows;
    int m_next = 0;
};

/// NULL for an empty text: for columns that are unique where there is something.
inline std::optional<QString> textOrNull(const QString& text)
{
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

} // namespace ch::server
