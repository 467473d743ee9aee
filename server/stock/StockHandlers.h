// SPDX-License-Identifier: Apache-2.0
// /products, their movements and /stock-adjustments.
// getProduct runs inline on the I/O thread, lists on the read pool; writes as server/api/Handler.h says.
#pragma once

#include "server/api/Handler.h"

namespace ch::server {

Result<Answer> getProduct(const Services&, sql::Connection&, const Call&);
Result<Answer> listProducts(const Services&, sql::Connection&, const Call&);
Result<Answer> listMovements(const Services&, sql::Connection&, const Call&);
Result<PlannedWrite> createProduct(const Services&, const Call&);
Result<PlannedWrite> patchProduct(const Services&, const Call&);
Result<PlannedWrite> adjustStock(const Services&, const Call&);

} // namespace ch::server
