// SPDX-License-Identifier: Apache-2.0
// GET /pick-tasks.
// On the read pool.
#pragma once

#include "server/api/Handler.h"

namespace ch::server {

Result<Answer> listPickTasks(const Services&, sql::Connection&, const Call&);

} // namespace ch::server
