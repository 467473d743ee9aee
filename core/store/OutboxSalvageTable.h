// SPDX-License-Identifier: Apache-2.0
// Gets the outbox out of a damaged cache, entry by entry: one that is garbled must not take the others with it.
// Belongs to the thread of its connections.
#pragma once

#include "core/sql/Connection.h"

namespace ch::store {

struct SalvagedOutbox
{
    int saved = 0;
    /// Places where an entry is or was and cannot be read; what ended long ago counts, too.
    int unreadable = 0;
};

/// Copies what makes sense. `newest`: the number of the newest entry that is known of from elsewhere, or 0. An Error: not
/// even where entries were can be read, or the fresh cache cannot be written.
Result<SalvagedOutbox> salvageOutbox(sql::Connection& damaged, sql::Connection& fresh, qint64 newest);

} // namespace ch::store
