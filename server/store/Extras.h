// SPDX-License-Identifier: Apache-2.0
// What the service keeps of an order beside the order: the key's answer, the ledger, the timeline, the feed.
// Safe on any thread.
#pragma once

namespace ch::server {

enum class Extra { Idempotency, Ledger, Timeline, Feed };

/// True in every service. The program that measures what the extras cost (tests/bench/chosen_extras.cpp) is linked with another
/// answer; a store that it wrote is good for nothing else.
bool keeps(Extra extra);

} // namespace ch::server
