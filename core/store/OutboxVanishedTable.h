// SPDX-License-Identifier: Apache-2.0
// What the service acknowledged and no longer knows, because it was restored from a backup or replaced (R19).
// Belongs to the thread of its connection (the writer's).
#pragma once

#include "core/sql/Connection.h"

#include <QLatin1StringView>

namespace ch::store {

/// The reason of an entry that is done and of which the service knows nothing any more. It is not sent again by itself:
/// whoever restored the service may have had a reason.
inline constexpr QLatin1StringView kVanished("VANISHED");

/// The revision that the answer to an entry brought; one that has it is missed when the service goes back behind it.
Result<> noteAnsweredRevision(sql::Connection& db, qint64 seq, qint64 revision);
/// To be called when everything was fetched anew. The number of entries whose effect is gone since the last time.
Result<int> markVanished(sql::Connection& db);

} // namespace ch::store
