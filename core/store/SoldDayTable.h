// SPDX-License-Identifier: Apache-2.0
// The day on which each product was sold last, kept beside what lists of products filter by.
// Belongs to the thread of its connection (the writer's, but for knowsSoldDays()).
#pragma once

#include "core/sql/Connection.h"
#include "core/store/ShopCalendar.h"

#include <span>

namespace ch::store {

/// Not before all orders are here: until then nobody knows what was not sold.
Result<bool> knowsSoldDays(sql::Connection& db);
/// Of all products, from the sums; from then on they are kept.
Result<> fillSoldDays(sql::Connection& db);
/// Of a product that is new here; orders with it may have come before it.
Result<> findSoldDay(sql::Connection& db, const QString& sku);

/// What a transaction did to the sales of a product on a day.
struct SoldOn
{
    qint64 sku = 0;
    DayNumber day = 0;
    /// Orders with it; fewer than 0: there are fewer of them than before.
    qint64 orders = 0;
};
/// Once the sums are written. True if any product has another day than before.
Result<bool> keepSoldDays(sql::Connection& db, std::span<const SoldOn> changes);

} // namespace ch::store
