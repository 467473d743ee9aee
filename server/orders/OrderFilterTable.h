// SPDX-License-Identifier: Apache-2.0
// From filters to SQL: statements put together from literal fragments, so that an index leads whatever is asked for.
// Values that belong to one thread at a time.
#pragma once

#include "server/orders/OrderQuery.h"

#include <string>
#include <string_view>
#include <vector>

namespace ch::server {

/// A statement's text, made of literals only, with the values of its placeholders.
class Statement
{
public:
    explicit Statement(std::string_view start) : m_sql(start) {}

    template <class... Values> void add(std::string_view fragment, const Values&... values)
    {
        m_sql += fragment;
        (m_values.push_back(sql::toBound(values)), ...);
    }
    /// `columnAndOperator` (?, …)
    void addList(std::string_view columnAndOperator, const std::vector<QString>& values);

    Result<sql::Rows> run(sql::Connection& db) const { return db.queryBound(m_sql, m_values); }
    /// The engine's plan for it, a line for each step: for tests.
    Result<QStringList> explain(sql::Connection& db) const;

private:
    std::string m_sql;
    std::vector<QVariant> m_values;
};

/// The page as (id, revision, status, sort value, body), in order, one row more than the limit. `query.filter.statuses`
/// must not be empty.
Statement orderPageStatement(const OrderListQuery& query);
/// What a list may look at besides its page before it counts as a long one.
inline constexpr int kNarrowOrders = 5'000;
/// How many orders lie behind the condition that leads, counted to kNarrowOrders + 1; nothing where they come in the
/// order of the sort anyway, or are few by nature.
std::optional<Statement> orderBreadthStatement(const OrderListQuery& query);
/// The same columns, but only from the kNarrowOrders orders that are next in the sort's own index. More rows than the
/// limit are the page; fewer say nothing.
Statement orderWalkStatement(const OrderListQuery& query);
/// (status, count).
Statement orderCountsStatement(const OrderFilter& filter);

} // namespace ch::server
