// SPDX-License-Identifier: Apache-2.0
// What GET /orders and /orders/counts ask for: the filters of contract section 5, checked against the caller's role.
// Plain values and pure functions; safe on any thread.
#pragma once

#include "core/domain/OrderStatus.h"
#include "server/api/Handler.h"
#include "server/api/QueryParameters.h"

#include <optional>
#include <vector>

namespace ch::server {

enum class OrderSort { CreatedAt, OrderNo, TotalMinor, ShipBy, UpdatedAt, Status };

struct OrderFilter
{
    std::vector<OrderStatus> statuses;
    std::vector<OrderStatus> excludedStatuses;
    std::vector<Fulfilment> fulfilments;
    /// Whole order number, tracking number, SKU or e-mail, or the beginning of the customer's name (ruling 18).
    std::optional<QString> search;
    /// E-mail addresses are not for every role, and so not to be searched by either.
    bool searchesEmail = true;
    std::optional<QString> sku;
    std::optional<QString> country;
    std::optional<UtcTime> createdFrom;
    std::optional<UtcTime> createdTo;
    std::optional<UtcTime> paidFrom;
    std::optional<UtcTime> paidTo;
    /// The shop's customer number, or a whole e-mail address or name.
    std::optional<QString> customer;
    std::vector<QString> orderNos;
    std::optional<qint64> minTotal;
    std::optional<qint64> maxTotal;
    std::optional<bool> onHold;
    std::optional<bool> overdue;
    /// A storefront sees its own orders only.
    std::optional<UserId> placedBy;
    /// What "overdue" is measured against.
    UtcTime now;
};

struct OrderPosition
{
    /// The last row's sort value as text, and its id.
    QString value;
    OrderId id;
};

struct OrderListQuery
{
    OrderFilter filter;
    OrderSort sort = OrderSort::CreatedAt;
    bool isDescending = true;
    int limit = 50;
    std::optional<OrderPosition> after;
    /// As it was given; a cursor belongs to it.
    QString sortText;
    bool isMasked = false;
};

/// BAD_REQUEST names a wrong parameter; FORBIDDEN for filters and sorts by money of a role that sees none; BAD_CURSOR.
Result<OrderListQuery> readOrderListQuery(const Services& services, const Call& call);
/// The same filters without sort, limit and cursor.
Result<OrderFilter> readOrderCountsQuery(const Services& services, const Call& call);

} // namespace ch::server
