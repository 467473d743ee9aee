// SPDX-License-Identifier: Apache-2.0
// GET /reports/sales (contract sections 9 and 10, ruling 19).
// Runs on the read pool.
#pragma once

#include "server/api/Handler.h"

namespace ch::server {

Result<Answer> salesReport(const Services&, sql::Connection&, const Call&);

} // namespace ch::server
