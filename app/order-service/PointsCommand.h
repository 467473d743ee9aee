// SPDX-License-Identifier: Apache-2.0
// `order-service points`: who has how many loyalty points, and where they come from.
// Main thread.
#pragma once

#include <QString>

namespace ch::app {

/// All customers' balances, or one customer's ledger with its sum; an exit code.
int printPoints(const QString& store, const QString& customer, bool json);

} // namespace ch::app
