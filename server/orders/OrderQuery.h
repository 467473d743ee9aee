// SPDX-License-Identifier: Apache-2.0
// What GET /orders and /orders/counts ask for: the filters of contract section 5, checked against the caller's role.
// Plain values and pure functions; safe on any thread.
#pragma once

#include "core/domain/OrderStatus.h"
#include "server/api/Handler.h"
#include "server/api/QueryParameters.h"

#include <QVariant>

#include <optional>
#include <vector>

namespace ch::server {

/// Equal values are told apart by id; within a status orders go by created_at, then id.
enum class OrderSort { CreatedAt, OrderNo, TotalMinor, ShipBy, UpdatedAt, Status };

struct OrderFilter
{
    /// What status, exclude_status, on_hold and overdue leave: nothing if that is every status; empty if none.
    std::optional<std::vector<OrderStatus>> statuses;
    std::vector<Fulfilment> fulfilments;
    /// Whole order number, tracking number, SKU or e-mail, or the beginning of the customer's name (ruling 18).
    std::optional<QString> search;
    /// E-mail addresses are not for every role, and so not to be searched by either.
    bool searchesEmail = true;
    std::optional<QString> sku;
    /// As it would be stored: an ISO code in capitals, or what was written.
    std::optional<QString> country;
    std::optional<UtcTime> createdFrom;
    std::optional<UtcTime> createdTo;
    std::optional<UtcTime> paidFrom;
    std::optional<UtcTime> paidTo;
    /// The shop's customer number, or a whole e-mail address or name, whose letter case does not matter.
    std::optional<QString> customer;
    std::vector<QString> orderNos;
    std::optional<qint64> minTotal;
    std::optional<qint64> maxTotal;
    std::optional<bool> onHold;
    std::optional<bool> overdue;
    std::optional<bool> hasNote;
    /// A storefront sees its own orders only.
    std::optional<UserId> placedBy;
    /// What "overdue" and the end of a hold are measured against.
    UtcTime now;
};

/// The last row of a page.
struct OrderPosition
{
    /// Of the sort's columns, in order: the status, or nothing; then a number, or the order number.
    QString status;
    QVariant value;
    OrderId id;
};

inline constexpr int kLongestOrderPage = 200;

struct OrderListQuery
{
    OrderFilter filter;
    OrderSort sort = OrderSort::CreatedAt;
    bool isDescending = true;
    int limit = 50;
    std::optional<OrderPosition> after;
    /// Names sort and filters: a cursor goes on in the list that it was made for, and in no other.
    QString list;
};
/// Stands for the parameters that choose what is listed, whatever their order: all but sort, limit and cursor. Empty
/// without any.
QString fingerprintOfFilters(const Call& call);
KeysetCursor cursorAt(const OrderPosition& position, const OrderListQuery& query);

/// BAD_REQUEST names a wrong parameter; FORBIDDEN for filters and sorts by money of a role that sees none; BAD_CURSOR.
Result<OrderListQuery> readOrderListQuery(const Services& services, const Call& call);
/// The same filters without sort, limit and cursor.
Result<OrderFilter> readOrderCountsQuery(const Services& services, const Call& call);

} // namespace ch::server
