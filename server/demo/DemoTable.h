// SPDX-License-Identifier: Apache-2.0
// What the demo shop asks of and tells the store's tables.
// Functions on a connection; on the connection's thread.
#pragma once

#include "core/sql/Connection.h"

namespace ch::server {

/// Neither orders nor users.
Result<bool> isEmptyStore(sql::Connection& db);
Result<> markAsDemo(sql::Connection& db);

} // namespace ch::server
