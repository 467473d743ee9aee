// SPDX-License-Identifier: Apache-2.0
#include "core/sql/Statement.h"

namespace ch::sql {

Result<qint64> Statement::integer(Connection& db) const
{
    CH_TRY(Rows rows, query(db));
    const qint64 value = rows.next() ? rows.integer(0) : 0;
    CH_CHECK(rows.end());
    return value;
}

Result<QStringList> Statement::explain(Connection& db) const
{
    CH_TRY(Rows rows, db.queryBound("EXPLAIN QUERY PLAN " + m_sql, m_values));
    QStringList plan;
    while (rows.next())
        plan.push_back(rows.text(3));
    CH_CHECK(rows.end());
    return plan;
}

} // namespace ch::sql
