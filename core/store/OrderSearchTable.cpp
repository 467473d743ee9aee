// SPDX-License-Identifier: Apache-2.0
#include "core/store/OrderSearchTable.h"

#include "core/store/OrderSortTable.h"
#include "core/store/SearchText.h"

namespace ch::store {

using sql::Statement;

namespace {

/// The FTS5 expression; empty if no row can have the text.
Result<QString> matchOf(sql::Connection& db, const QString& text)
{
    if (text.toUcs4().size() >= 3)
        return matchExpression(text);
    QStringList terms;
    CH_TRY(sql::Rows rows, db.query("SELECT term FROM trigrams WHERE term >= ? AND term < ?", text,
                                    QString(text + QString::fromUcs4(U"\U0010FFFF", 1))));
    while (rows.next())
        terms.push_back(rows.text(0));
    CH_CHECK(rows.end());
    return matchAny(terms);
}

} // namespace

QString searchedText(const OrderQuery& query)
{
    return folded(query.search.trimmed());
}

bool isSearchedInVain(const OrderQuery& query)
{
    return !query.search.isEmpty() && searchedText(query).toUcs4().size() < kShortestSearch;
}

Result<std::optional<Statement>> searchedRows(sql::Connection& db, std::string_view selected, const QString& text,
                                              bool isReady)
{
    Statement sql(selected);
    if (!isReady) {
        sql.add(" FROM order_texts t CROSS JOIN orders o ON o.row = t.row WHERE instr(t.text, ?) > 0", text);
        return std::optional(std::move(sql));
    }
    CH_TRY(const QString match, matchOf(db, text));
    if (match.isEmpty())
        return std::optional<Statement>();
    // Up to three characters the index is certain; longer texts must be compared.
    if (text.toUcs4().size() <= 3)
        sql.add(" FROM order_search f CROSS JOIN orders o ON o.row = f.rowid WHERE f.order_search MATCH ?", match);
    else
        sql.add(
            " FROM order_search f CROSS JOIN order_texts t ON t.row = f.rowid CROSS JOIN orders o ON o.row = f.rowid "
            "WHERE f.order_search MATCH ? AND instr(t.text, ?) > 0",
            match, text);
    return std::optional(std::move(sql));
}

std::string_view searchedOrder(const OrderQuery& query, bool isReady)
{
    if (query.sort != OrderSort::CreatedAt)
        return orderTextOf(query);
    if (!isReady)
        return query.isDescending ? " ORDER BY t.row DESC" : " ORDER BY t.row";
    return query.isDescending ? " ORDER BY f.rowid DESC" : " ORDER BY f.rowid";
}

} // namespace ch::store
