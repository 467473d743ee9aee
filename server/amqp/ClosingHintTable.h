// SPDX-License-Identifier: Apache-2.0
// When an order that was just placed will have to be closed, for the reminder that is sent about it (R10).
// Functions on a connection; on the connection's thread.
#pragma once

#include "core/base/Ids.h"
#include "core/base/UtcTime.h"
#include "core/sql/Connection.h"

#include <optional>

namespace ch::server {

/// Nothing if the order waits for no payment any more.
Result<std::optional<UtcTime>> closingTimeOf(sql::Connection& db, OrderId order);

} // namespace ch::server
