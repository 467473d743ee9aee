// SPDX-License-Identifier: Apache-2.0
// One step of the write queue for whoever wants to wait for its COMMIT.
// Callable from any thread but the writer's.
#pragma once

#include "server/store/WriteQueue.h"

#include <future>

namespace ch::server {

/// What the step answered, once it is committed; its Error, which undoes it; or why nothing of it was kept (UNAVAILABLE).
template <class T> Result<T> runStep(WriteQueue& writes, const std::function<Result<T>(WriteContext&)>& step)
{
    Result<T> outcome{T{}};
    std::promise<Result<>> committed;
    auto future = committed.get_future();
    writes.submit({.work =
                       [&](WriteContext& context) {
                           outcome = step(context);
                           return StepVerdict{.keep = bool(outcome)};
                       },
                   .done = [&](Result<> result) { committed.set_value(std::move(result)); }});
    CH_CHECK(future.get());
    return outcome;
}

} // namespace ch::server
