// SPDX-License-Identifier: Apache-2.0
// Reading what sales reports add up: paid orders by the moment of payment, refunds by the moment they were made (contract
// section 9). Only those in the shop's currency.
// Functions on a connection; on the connection's thread.
#pragma once

#include "core/base/UtcTime.h"
#include "core/sql/Connection.h"

#include <QString>

#include <functional>
#include <vector>

namespace ch::server {

struct SalesRange
{
    /// Included.
    UtcTime from;
    /// Excluded.
    UtcTime to;
    QString currency;
};

struct PaidOrder
{
    UtcTime paidAt;
    qint64 units = 0;
    qint64 totalMinor = 0;
};
/// Calls back for each paid order of the range, oldest payment first.
Result<> forEachPaidOrder(sql::Connection& db, const SalesRange& range,
                          const std::function<void(const PaidOrder&)>& each);
/// Calls back for each refund of the range, oldest first.
Result<> forEachRefund(sql::Connection& db, const SalesRange& range,
                       const std::function<void(UtcTime at, qint64 amountMinor)>& each);

struct ProductSales
{
    QString sku;
    QString title;
    qint64 orders = 0;
    qint64 units = 0;
    qint64 grossMinor = 0;
};
/// Most money first.
Result<std::vector<ProductSales>> salesByProduct(sql::Connection& db, const SalesRange& range);

struct CountrySales
{
    /// Empty where none is known.
    QString country;
    qint64 orders = 0;
    qint64 units = 0;
    qint64 grossMinor = 0;
    qint64 refundedMinor = 0;
};
/// Most money first; a refund counts for its order's country.
Result<std::vector<CountrySales>> salesByCountry(sql::Connection& db, const SalesRange& range);

} // namespace ch::server
