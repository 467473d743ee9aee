// SPDX-License-Identifier: Apache-2.0
// Reading orders, their timelines and refunds for lists and details. Bodies are copied from the feed, whole: money and all.
// Functions on a connection; on the connection's thread.
#pragma once

#include "server/orders/OrderBodies.h"
#include "server/orders/OrderQuery.h"
#include "server/orders/RevisionHints.h"

#include <QByteArray>

#include <map>
#include <optional>
#include <vector>

namespace ch::server {

struct OrderPage
{
    /// Whole, as the feed has them.
    std::vector<QByteArray> items;
    /// Where the page ended, if there is more behind it.
    std::optional<OrderPosition> end;
};
/// Fills in the bodies of `orders`, all of the same moment as their revisions; `known` ones are not read. False if one of them changed
/// since they were listed: its body is left empty.
Result<bool> addBodies(sql::Connection& db, std::vector<ListedOrder>& orders, OrderBodies& known);
/// `bodies` may be null.
Result<OrderPage> readOrders(sql::Connection& db, const OrderListQuery& query, OrderBodies* bodies);

/// How many orders of each status the filter lets through; statuses without any are left out.
Result<std::map<OrderStatus, qint64>> countOrders(sql::Connection& db, const OrderFilter& filter);

struct StoredOrder
{
    UserId placedBy;
    qint64 revision = 0;
    QByteArray body;
};
/// Nothing if there is no such order.
Result<std::optional<StoredOrder>> readStoredOrder(sql::Connection& db, OrderId id);
/// The same for whoever may see every order; `hints` may be null.
Result<std::optional<QByteArray>> readOrderBody(sql::Connection& db, OrderId id, RevisionHints* hints);

Result<bool> orderExists(sql::Connection& db, OrderId id);

struct StoredTimelineEntry
{
    int seq = 0;
    /// The entry as JSON, unmasked.
    QByteArray json;
};
/// The entries behind `afterSeq`, oldest first, at most `rows`.
Result<std::vector<StoredTimelineEntry>> readTimeline(sql::Connection& db, OrderId id, int afterSeq, int rows);

struct RefundFilter
{
    std::vector<QString> orderNos;
    std::optional<UtcTime> from;
    std::optional<UtcTime> to;
};
struct RefundPosition
{
    UtcTime at;
    RefundId id;
};
struct RefundPage
{
    std::vector<QByteArray> items;
    std::optional<RefundPosition> end;
};
/// Newest first.
Result<RefundPage> readRefunds(sql::Connection& db, const RefundFilter& filter,
                               const std::optional<RefundPosition>& after, int limit);

} // namespace ch::server
