// SPDX-License-Identifier: Apache-2.0
// /stock-counts: beginning, counting, recounting, approving and reading stock takes.
// Reads on the read pool; writes as server/api/Handler.h says.
#pragma once

#include "server/api/Handler.h"

namespace ch::server {

Result<Answer> listStockCounts(const Services&, sql::Connection&, const Call&);
/// The count with a page of its lines.
Result<Answer> getStockCount(const Services&, sql::Connection&, const Call&);
/// A line with everything that was ever counted of it.
Result<Answer> getStockCountLine(const Services&, sql::Connection&, const Call&);
Result<PlannedWrite> createStockCount(const Services&, const Call&);
Result<PlannedWrite> countLine(const Services&, const Call&);
Result<PlannedWrite> recountLines(const Services&, const Call&);
Result<PlannedWrite> approveStockCount(const Services&, const Call&);
Result<PlannedWrite> cancelStockCount(const Services&, const Call&);

} // namespace ch::server
