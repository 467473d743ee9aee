// SPDX-License-Identifier: Apache-2.0
// Draft parcels with what is to be picked for them. All SQL on them.
// Functions on a connection; on the connection's thread.
#pragma once

#include "core/domain/Order.h"
#include "server/store/WriteContext.h"

#include <optional>
#include <vector>

namespace ch::server {

enum class PickTaskState { Open, Done, Withdrawn };
QLatin1StringView nameOf(PickTaskState state);

Result<std::optional<PickTaskState>> findPickTask(sql::Connection& db, OrderId order);
/// Makes the order's task, or brings its lines up to what is left to ship.
Result<> putPickTask(WriteContext& context, const Order& order);
Result<> endPickTask(WriteContext& context, OrderId order, PickTaskState state);

struct PickTaskPosition
{
    UtcTime createdAt;
    OrderId order;
};
struct PickTaskLine
{
    int lineNo = 0;
    QString sku;
    QString title;
    qint64 quantity = 0;
    /// Where the product is now, which need not be where it was when the task was made.
    QString location;
};
struct PickTask
{
    PickTaskPosition position;
    QString orderNo;
    std::optional<UtcTime> shipBy;
    bool isOnHold = false;
    std::vector<PickTaskLine> lines;
};
/// Open ones, the oldest first.
Result<std::vector<PickTask>> readPickTasks(sql::Connection& db, const PickTaskPosition& after, int limit);

} // namespace ch::server
