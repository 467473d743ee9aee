// SPDX-License-Identifier: Apache-2.0
// Which rows have a text in them, newest first.
// Belongs to the thread of its connection; reads only.
#pragma once

#include "core/domain/OrderQuery.h"
#include "core/sql/Statement.h"

namespace ch::store {

/// As it is compared: trimmed and folded.
QString searchedText(const OrderQuery& query);
/// Too short to find anything.
bool isSearchedInVain(const OrderQuery& query);
/// `selected` FROM … WHERE …, as far as the search goes, with orders o; nothing if no row can have the text. `isReady`: the search
/// index has every order.
Result<std::optional<sql::Statement>> searchedRows(sql::Connection& db, std::string_view selected, const QString& text,
                                                   bool isReady);
/// " ORDER BY …" of such a statement.
std::string_view searchedOrder(const OrderQuery& query, bool isReady);

} // namespace ch::store
