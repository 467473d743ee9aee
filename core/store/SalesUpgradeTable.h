// SPDX-License-Identifier: Apache-2.0
// Figures that a later version of this program keeps in another way, made from what an earlier one left in the file.
// Belongs to the thread of its connection (the writer's).
#pragma once

#include "core/sql/Connection.h"

namespace ch::store {

/// After the migrations, each time the file is opened; does nothing where there is nothing to do.
Result<> upgradeSales(sql::Connection& db);

} // namespace ch::store
