// SPDX-License-Identifier: Apache-2.0
// When a webhook is told again what it did not take, and when it is told nothing any more.
// Pure functions; safe on any thread.
#pragma once

#include "server/webhooks/Webhook.h"

#include <chrono>

namespace ch::server {

/// After `failures` attempts that failed; nothing once a message is a day old. Pauses grow from seconds to hours, each by
/// chance (`random`, 0 to 1) a fifth shorter or longer; a receiver may ask for more patience.
std::optional<UtcTime> nextAttempt(UtcTime createdAt, UtcTime now, int failures, double random,
                                   std::optional<std::chrono::seconds> retryAfter);
/// Whether it failed for so long, or said itself that it is gone.
bool isToSwitchOff(const Webhook& webhook, int status, UtcTime now);

} // namespace ch::server
