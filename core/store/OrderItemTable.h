// SPDX-License-Identifier: Apache-2.0
// Orders of the cache for those who show them: by row, by id, by number, each with what is open about it in the outbox.
// Belongs to the thread of its connection; reads only.
#pragma once

#include "core/domain/Order.h"
#include "core/domain/OrderListItem.h"
#include "core/domain/PendingOperation.h"
#include "core/sql/Connection.h"

#include <QStringList>

#include <optional>
#include <stop_token>
#include <vector>

namespace ch::store {

struct StoredOrder
{
    RowNumber row = 0;
    /// As the service sent it.
    Order order;
    /// The service has a newer state of it that this version does not understand: this is what it was before.
    bool isOutdated = false;
    /// Waiting, sending and refused entries about it, oldest first.
    std::vector<PendingOperation> open;
};

/// In the order asked for. A row that has gone, or whose bytes this version cannot read, is left out. Cancelled if stopped.
Result<std::vector<StoredOrder>> storedOrders(sql::Connection& db, const std::vector<RowNumber>& rows,
                                              const std::stop_token& stop = {});
/// Nothing if it is not here.
Result<std::optional<StoredOrder>> storedOrder(sql::Connection& db, OrderId id);
/// By number: letter for letter, else whatever its case (ASCII) if only one matches. Nothing otherwise.
Result<std::optional<OrderId>> orderNumbered(sql::Connection& db, const QString& orderNo);

/// Where orders go, the most frequent first.
Result<QStringList> orderCountries(sql::Connection& db);

} // namespace ch::store
