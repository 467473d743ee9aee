// SPDX-License-Identifier: Apache-2.0
// What a query of orders asks for, as conditions of a statement on orders o.
// Belongs to the thread of its connection; reads only.
#pragma once

#include "core/domain/OrderQuery.h"
#include "core/sql/Statement.h"

#include <vector>

namespace ch::store {

/// Which condition finds the rows. The engine knows nothing about the shop's data and would guess; so every other
/// condition is written as an expression (+column) that no index is on.
enum class OrderLead {
    Walk,
    Numbers,
    Sku,
    Customer,
    Outbox,
    PaidHour,
    ToShip,
    Held,
    Noted,
    Statuses,
    Fulfilments,
    Country,
    Paid,
    Total,
    Created,
    /// By OrderMonthTable.
    Months
};

/// Orders of one instant have rows of the seconds that follow: an hour has rows for 57,600 of them.
inline constexpr qint64 kMostPushedSeconds = 3600;

/// Numbers for names, looked up once.
struct OrderNames
{
    std::optional<qint64> country;
    std::optional<qint64> region;
    std::optional<qint64> sku;
    /// Orders are asked for by their notes, and some note waits in the outbox.
    bool areNotesWaiting = false;
    /// Their index is there: a newer program makes it over a cache that is loaded already.
    bool areNotesIndexed = false;
    /// Something is asked for that no row has.
    bool isNothing = false;
};

Result<OrderNames> namesOf(sql::Connection& db, const OrderQuery& query);

/// " INDEXED BY …": an index that knows every filter is tempting for any of them. Empty where the conditions themselves say it.
std::string_view indexOf(OrderLead lead, const OrderNames& names);
/// " AND …" for every filter but the search.
void addConditions(sql::Statement& sql, const OrderQuery& query, const OrderNames& names, OrderLead lead);

template <class T> std::vector<int> numbersOf(const std::vector<T>& values)
{
    std::vector<int> numbers;
    numbers.reserve(values.size());
    for (const T value : values)
        numbers.push_back(int(value));
    return numbers;
}

/// Those that the query's lists of statuses leave.
std::vector<OrderStatus> statusesOf(const OrderQuery& query);
bool asksForStatuses(const OrderQuery& query);

} // namespace ch::store
