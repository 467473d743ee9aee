// SPDX-License-Identifier: Apache-2.0
// What the store forgets in time: keys after 30 days, sessions past their refresh date, tombstones and marks of consumed events
// after 45 days, what webhooks were told after 14 days, failed sign-ins after a day.
// Functions on a connection; on the connection's thread.
#pragma once

#include "server/store/WriteContext.h"

namespace ch::server {

inline constexpr qint64 kKeyRetentionDays = 30;
/// Longer than keys are kept, so that a desktop that was away for a month still learns of deletions.
inline constexpr qint64 kTombstoneRetentionDays = 45;

/// What was told to webhooks, for whoever wonders why something did not arrive.
inline constexpr qint64 kDeliveryRetentionDays = 14;

/// A portion. Whether there may be more.
Result<bool> forgetOld(WriteContext& context);

} // namespace ch::server
