// SPDX-License-Identifier: Apache-2.0
// What each product sold, by day, month and year, 256 products to a row: written with the orders, read for any range.
// Belongs to the thread of its connection.
#pragma once

#include "core/store/ProductBlock.h"
#include "core/store/SalesSpans.h"
#include "core/store/SalesTable.h"

#include <QStringList>

namespace ch::store {

/// Bytes of the sums that are none.
Error brokenSums();

struct TopProducts
{
    std::vector<ProductSales> byMoney;
    std::vector<ProductSales> byUnits;
};
/// Of either kind the most first, then by SKU; a negative limit is all of them.
Result<TopProducts> topProducts(sql::Connection& db, const SalesRange& range, int limit);
Result<std::vector<ProductSales>> salesByProduct(sql::Connection& db, const SalesRange& range, ProductOrder order,
                                                 int limit);

/// Those in which anything was ever sold.
Result<QStringList> soldCurrencies(sql::Connection& db);
/// By the number of the SKU: which were sold in the days, in any currency. Numbers beyond its end were not.
Result<std::vector<bool>> soldProducts(sql::Connection& db, const SalesDays& days);

struct ProductDay
{
    QDate day;
    ProductSums sums;
};
/// The days on which one product was sold, the oldest first.
Result<std::vector<ProductDay>> productDays(sql::Connection& db, const SalesRange& range, qint64 sku);

struct SoldProduct
{
    qint64 sku = 0;
    ProductSums sums;
};
/// Differences of products of one block, in one span.
Result<> addProducts(sql::Connection& db, const QString& currency, DayNumber span, std::span<const SoldProduct> sold);

} // namespace ch::store
