// SPDX-License-Identifier: Apache-2.0
// Refunds and the units they gave back, with their feed entries. All SQL that writes them.
// Functions on a connection; on the connection's thread.
#pragma once

#include "core/domain/Refund.h"
#include "server/store/WriteContext.h"

namespace ch::server {

/// Inserts a refund with its lines and its feed entry; the revision is given here and the refund as stored comes back.
/// `by`: the user who made it, null for an import. KEY_REUSED if the user's key made another refund before.
Result<Refund> insertRefund(WriteContext& context, const Refund& refund, UserId by);

} // namespace ch::server
