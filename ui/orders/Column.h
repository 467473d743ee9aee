// SPDX-License-Identifier: Apache-2.0
// The columns that a list of orders can have.
// Constant data; any thread, but for the titles (thread of the windows).
#pragma once

#include "core/domain/OrderQuery.h"
#include "core/domain/Role.h"

#include <span>

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

struct ColumnSpec
{
    Column column;
    /// As saved views and preferences call it.
    QLatin1StringView name;
    /// Nothing: the cache has no index for it.
    std::optional<OrderSort> sort;
    /// Pixels at 100 %.
    int width;
    int leastWidth;
    /// Takes what room is left.
    bool isElastic;
    bool isRightAligned;
    bool isMoney;
    bool isShownAtFirst;
    /// Where there is not room for all, those with a higher rank go first.
    int rank;
};

std::span<const ColumnSpec> allColumns();
const ColumnSpec& specOf(Column column);
std::optional<Column> columnFromName(QStringView name);
std::optional<Column> columnOf(OrderSort sort);
/// Whether a first click on its head sorts downwards: what is looked for first are the newest and the largest.
bool descendsFirst(Column column);
/// Whether the role sees what is in it.
bool isVisibleTo(Role role, Column column);
QString titleOf(Column column);

} // namespace ch::ui
