// SPDX-License-Identifier: Apache-2.0
// The columns that a list of orders can have.
// Constant data; any thread, but for the titles (thread of the windows).
#pragma once

#include "core/domain/OrderQuery.h"
#include "ui/kit/ListColumns.h"

namespace ch::ui {

enum class Column {
    Number,
    Status,
    Fulfilment,
    Customer,
    City,
    Country,
    Items,
    Units,
    Total,
    Created,
    Paid,
    ShipBy,
    Shipped,
    Updated,
    Carrier,
    Tracking,
};

const ListColumns& orderColumns();
const ListColumn& specOf(Column column);
/// Nothing: it cannot be sorted by.
std::optional<OrderSort> sortOf(Column column);
QString titleOf(Column column);

} // namespace ch::ui
