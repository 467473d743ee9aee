// SPDX-License-Identifier: Apache-2.0
// `order-service demo`: fills an empty store with a made-up, believable shop (contract section 1).
// On the connection's thread; the caller holds the transaction.
#pragma once

#include "core/base/Clock.h"
#include "core/sql/Connection.h"

namespace ch::server {

struct DemoOptions
{
    int orders = 2000;
    /// The same seed on the same day makes the same shop.
    qint64 seed = 1;
};

/// Products, stock, orders in every state up to now, refunds, and the users merchant, warehouse and manager with the
/// password demo-ROLE. STATE_CONFLICT, with a sentence in `detail`, for a store that has orders or users already.
Result<> makeDemoShop(sql::Connection& db, const DemoOptions& options, const Clock& clock);

} // namespace ch::server
