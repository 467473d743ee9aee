// SPDX-License-Identifier: Apache-2.0
// GET /reports/sales (contract sections 9 and 10, ruling 19).
// Planned on the I/O thread, runs on the read pool.
#pragma once

#include "server/api/Handler.h"

namespace ch::server {

Result<PlannedRead> salesReport(const Services&, const Call&);

} // namespace ch::server
