// SPDX-License-Identifier: Apache-2.0
// What the cache knows about orders for their documents: refunds, and which documents were printed before.
// Belongs to the thread of its connection; reads only.
#pragma once

#include "core/domain/PrintDocument.h"
#include "core/domain/Refund.h"
#include "core/sql/Connection.h"

#include <unordered_map>
#include <vector>

namespace ch::store {

/// Oldest first; a refund that this version cannot read is left out.
Result<std::vector<Refund>> refundsOf(sql::Connection& db, OrderId order);

using PrintedDocuments = std::unordered_map<OrderId, std::vector<PrintDocument>>;
/// By the entries of the outbox, those that were sent among them, and by the timelines that are kept. Each document once.
Result<PrintedDocuments> printedDocuments(sql::Connection& db, const std::vector<OrderId>& orders);

} // namespace ch::store
