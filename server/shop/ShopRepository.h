// SPDX-License-Identifier: Apache-2.0
// What the shop's settings depend on in the store; the shop's own row is server/store/Store.h's.
// Functions on a connection; on the connection's thread.
#pragma once

#include "core/sql/Connection.h"

namespace ch::server {

Result<bool> hasOrders(sql::Connection& db);

} // namespace ch::server
