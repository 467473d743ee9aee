// SPDX-License-Identifier: Apache-2.0
// A pause that ends at once when somebody wants the thread to stop.
// Callable from any thread.
#pragma once

#include <chrono>
#include <stop_token>

namespace ch {

/// By the monotonic clock. True if the time went by, false if a stop was asked for, then or before.
bool pauseFor(std::chrono::milliseconds time, const std::stop_token& stop);

} // namespace ch
