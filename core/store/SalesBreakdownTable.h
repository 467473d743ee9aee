// SPDX-License-Identifier: Apache-2.0
// Sales figures out of the cache by country, region and more: whole months and years are read as such, so that five years
// cost what two months of days do.
// Belongs to the thread of its connection; reads only.
#pragma once

#include "core/store/SalesProductTable.h"

namespace ch::store {

/// Most money first, then by country.
Result<std::vector<CountrySales>> salesByCountry(sql::Connection& db, const SalesRange& range);
/// Most money first, then by name; orders without a region are left out.
Result<std::vector<RegionSales>> salesByRegion(sql::Connection& db, const SalesRange& range, int limit);

/// The most money first.
Result<std::vector<RefundReason>> refundsByReason(sql::Connection& db, const SalesRange& range);

/// Of orders placed on those days.
Result<std::vector<OrderOutcome>> orderOutcomes(sql::Connection& db, const SalesDays& days);
/// Of orders whose last parcel went out on those days.
Result<ShippingTimes> shippingTimes(sql::Connection& db, const SalesDays& days);

} // namespace ch::store
