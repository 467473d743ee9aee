// SPDX-License-Identifier: Apache-2.0
#include "core/store/RefundListTable.h"

#include "core/sql/Statement.h"
#include "core/store/NameTable.h"
#include "core/store/StoredBody.h"
#include "core/wire/CatalogueJson.h"

namespace ch::store {

namespace {

using sql::Statement;

/// Nothing: none can be found.
Result<std::optional<Statement>> statementOf(sql::Connection& db, std::string_view selected, const RefundQuery& query)
{
    Statement sql(selected);
    sql.add(" FROM refunds WHERE at >= ? AND at < ? AND currency = ?", query.from, query.to, query.currency);
    if (query.reason)
        sql.add(" AND reason = ?", *query.reason);
    if (!query.country.isEmpty()) {
        CH_TRY(const auto country, knownNumber(db, NameTable::Of::Countries, query.country));
        if (!country)
            return std::optional<Statement>();
        // NULL while its order is not here.
        sql.add(" AND coalesce(country, 0) = ?", *country);
    }
    return std::optional(std::move(sql));
}

} // namespace

Result<std::vector<Refund>> refundList(sql::Connection& db, const RefundQuery& query, int limit)
{
    std::vector<Refund> refunds;
    CH_TRY(auto sql, statementOf(db, "SELECT body", query));
    if (!sql)
        return refunds;
    sql->add(" ORDER BY at DESC, id DESC LIMIT ?", limit);
    CH_TRY(sql::Rows rows, sql->query(db));
    while (rows.next()) {
        CH_TRY(Refund refund, storedBody(rows.bytes(0), readRefund));
        refunds.push_back(std::move(refund));
    }
    CH_CHECK(rows.end());
    return refunds;
}

Result<RefundTotal> refundTotal(sql::Connection& db, const RefundQuery& query)
{
    CH_TRY(const auto sql, statementOf(db, "SELECT count(*), coalesce(sum(amount_minor), 0)", query));
    RefundTotal total;
    if (!sql)
        return total;
    CH_TRY(sql::Rows rows, sql->query(db));
    if (rows.next())
        total = {.refunds = rows.integer(0), .amountMinor = rows.integer(1)};
    CH_CHECK(rows.end());
    return total;
}

} // namespace ch::store
