// SPDX-License-Identifier: Apache-2.0
// A statement put together from literal fragments with the values of its placeholders.
// A value that belongs to one thread at a time.
#pragma once

#include "core/sql/Connection.h"

#include <QStringList>

#include <string>
#include <string_view>
#include <vector>

namespace ch::sql {

/// Only literals become text; whatever comes from outside is bound.
class Statement
{
public:
    explicit Statement(std::string_view start) : m_sql(start) {}

    template <class... Values> Statement& add(std::string_view fragment, const Values&... values)
    {
        m_sql += fragment;
        (m_values.push_back(toBound(values)), ...);
        return *this;
    }
    /// The fragment, then (?, …).
    template <class T> Statement& addList(std::string_view fragment, const std::vector<T>& values)
    {
        m_sql += fragment;
        m_sql += " (";
        for (size_t i = 0; i < values.size(); ++i) {
            m_sql += i == 0 ? "?" : ", ?";
            m_values.push_back(toBound(values[i]));
        }
        m_sql += ')';
        return *this;
    }
    Statement& add(const Statement& other)
    {
        m_sql += other.m_sql;
        m_values.insert(m_values.end(), other.m_values.begin(), other.m_values.end());
        return *this;
    }

    Result<Rows> query(Connection& db) const { return db.queryBound(m_sql, m_values); }
    /// The first column of the first row, 0 if there is none.
    Result<qint64> integer(Connection& db) const;
    /// The engine's plan, a line for each step.
    Result<QStringList> explain(Connection& db) const;

private:
    std::string m_sql;
    std::vector<QVariant> m_values;
};

} // namespace ch::sql
