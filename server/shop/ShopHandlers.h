// SPDX-License-Identifier: Apache-2.0
// /shop and the shared views.
// Reads run on the read pool (getShop inline); writes as server/api/Handler.h says.
#pragma once

#include "server/api/Handler.h"

namespace ch::server {

Result<Answer> getShop(const Services&, sql::Connection&, const Call&);
Result<PlannedWrite> patchShop(const Services&, const Call&);
Result<Answer> listViews(const Services&, sql::Connection&, const Call&);
Result<PlannedWrite> createView(const Services&, const Call&);
Result<PlannedWrite> replaceView(const Services&, const Call&);
Result<PlannedWrite> deleteView(const Services&, const Call&);

} // namespace ch::server
