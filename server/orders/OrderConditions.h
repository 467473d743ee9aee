// SPDX-License-Identifier: Apache-2.0
// A filter of orders as conditions in SQL, written so that one of them leads, by its index, and no other.
// Pure functions; safe on any thread.
#pragma once

#include "core/sql/Statement.h"
#include "server/orders/OrderQuery.h"

#include <QVariant>

#include <optional>
#include <string_view>

namespace ch::server {

using sql::Statement;

/// Which condition leads to the rows. The engine has no figures about the shop's data and would guess; so every other
/// condition is written as an expression that no index is on.
enum class Lead {
    /// Few orders by nature: numbers, SKU, customer, search.
    Points,
    PlacedBy,
    Statuses,
    Noted,
    Country,
    Paid,
    Created,
    /// The sort's own index, walked until the page is full.
    Sort,
    /// Counting needs no order: the engine may choose.
    Any,
};

Lead leadOf(const OrderFilter& filter, OrderSort sort);
/// Whether an index on (…, created_at, id) gives the sort's order.
bool isByCreation(OrderSort sort);

/// Where the rows come in order from an index on (column, created_at, id): its first column, the one value there, and how
/// that is written.
struct Stretch
{
    std::string_view column;
    QVariant value;
    std::string_view bound;
};
/// `branch`: the status whose stretch it is, where statuses lead.
std::optional<Stretch> stretchOf(Lead lead, const OrderFilter& filter, const OrderStatus* branch);

/// " WHERE …" with every filter.
void addConditions(Statement& statement, const OrderFilter& filter, Lead lead);
/// " WHERE …" with every filter but the one that leads and the days of creation: a stretch has those.
void addConditionsBesidesStretch(Statement& statement, const OrderFilter& filter, Lead lead);

} // namespace ch::server
