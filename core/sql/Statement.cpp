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
    return db.explainBound(m_sql, m_values);
}

} // namespace ch::sql
