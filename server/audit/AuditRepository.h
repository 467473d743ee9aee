// SPDX-License-Identifier: Apache-2.0
// The invariants that a statement can check: each statement yields a row for each violation. And what else an audit reads.
// Functions on a connection; on the connection's thread.
#pragma once

#include "core/base/Ids.h"
#include "core/sql/Connection.h"

#include <functional>
#include <span>
#include <string_view>
#include <vector>

namespace ch::server {

struct InvariantCheck
{
    std::string_view invariant;
    /// Yields subject and finding, as text.
    std::string_view sql;
};

std::span<const InvariantCheck> invariantChecks();

/// An order's bytes as the feed holds them.
struct StoredOrder
{
    OrderId id;
    QString orderNo;
    QByteArray body;
};
/// Stops at the first error of `each`.
Result<> forEachStoredOrder(sql::Connection& db, const std::function<Result<>(const StoredOrder&)>& each);

struct StoredProduct
{
    QString sku;
    QByteArray body;
};
Result<> forEachStoredProduct(sql::Connection& db, const std::function<Result<>(const StoredProduct&)>& each);

struct StoredStockCount
{
    StockCountId id;
    QByteArray body;
    /// What the warehouse gets.
    QByteArray masked;
};
Result<> forEachStoredStockCount(sql::Connection& db, const std::function<Result<>(const StoredStockCount&)>& each);

struct UnreadableJson
{
    QString subject;
    QString reason;
};
/// Of everything that is stored compressed; stops at the first error of `each`.
Result<> forEachUnreadableJson(sql::Connection& db, const std::function<Result<>(const UnreadableJson&)>& each);

/// How an order came to its status, as its timeline tells.
struct StatusHistory
{
    QString orderNo;
    QString status{};
    /// The `changes` of the entries that changed it, oldest first.
    std::vector<QByteArray> changes{};
};
/// Of every order; stops at the first error of `each`.
Result<> forEachStatusHistory(sql::Connection& db, const std::function<Result<>(const StatusHistory&)>& each);

struct StoreCounts
{
    qint64 orders = 0;
    qint64 products = 0;
    qint64 movements = 0;
};
Result<StoreCounts> countStore(sql::Connection& db);

} // namespace ch::server
