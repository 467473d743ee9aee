// SPDX-License-Identifier: Apache-2.0
// Adding up sales: paid orders by the moment of payment, refunds by the moment they were made (contract section 9). Only
// those in the shop's currency. Sums that no 64-bit number holds stay at the largest one.
// Functions on a connection; on the connection's thread.
#pragma once

#include "core/base/UtcTime.h"
#include "core/sql/Connection.h"

#include <QString>

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

struct SalesFigures
{
    qint64 orders = 0;
    qint64 units = 0;
    qint64 grossMinor = 0;
    qint64 refundedMinor = 0;

    qint64 netMinor() const { return grossMinor - refundedMinor; }
    SalesFigures& operator+=(const SalesFigures& other);
};

Result<SalesFigures> salesIn(sql::Connection& db, const SalesRange& range);

struct ProductSales
{
    QString sku;
    /// As it is now.
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
    SalesFigures figures;
};
/// Most money first; a refund counts for its order's country.
Result<std::vector<CountrySales>> salesByCountry(sql::Connection& db, const SalesRange& range);

} // namespace ch::server
