// SPDX-License-Identifier: Apache-2.0
// The ledger of loyalty points: a customer's points are the sum of the rows. All SQL on it.
// Functions on a connection; on the connection's thread.
#pragma once

#include "server/store/WriteContext.h"

#include <optional>
#include <vector>

namespace ch::server {

/// The sum of an order's rows; nothing if it has none.
Result<std::optional<qint64>> pointsOfOrder(sql::Connection& db, OrderId order);
/// `seq`: the event's that gave or took them.
Result<> addPoints(WriteContext& context, OrderId order, int seq, const QString& customer, qint64 points);

struct CustomerPoints
{
    QString customer;
    qint64 points = 0;
    /// How many orders they are of.
    qint64 orders = 0;
};
/// In the order of the customers' ids.
Result<std::vector<CustomerPoints>> readBalances(sql::Connection& db);

struct PointsEntry
{
    QString orderNo;
    UtcTime at;
    qint64 points = 0;
};
/// The oldest first.
Result<std::vector<PointsEntry>> readLedger(sql::Connection& db, const QString& customer);

} // namespace ch::server
