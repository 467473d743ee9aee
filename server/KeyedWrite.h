// SPDX-License-Identifier: Apache-2.0
// One write under one Idempotency-Key: the key's row and the effect in one savepoint (R2).
// submit() on any thread; the answer comes on the writer's thread.
#pragma once

#include "server/api/Handler.h"

#include <functional>

namespace ch::server {

struct KeyedAnswer
{
    Result<Answer> answer;
    /// From the key's row, not from a new effect.
    bool replayed = false;
};

/// Runs the planned effect for the call, or replays what its key was answered before. A call without a key (none is
/// needed) runs each time.
void submitKeyedWrite(const Services& services, Call call, PlannedWrite planned, std::function<void(KeyedAnswer)> done);

} // namespace ch::server
