// SPDX-License-Identifier: Apache-2.0
// One step of the write queue for whoever wants to wait for its COMMIT.
// Callable from any thread but the writer's.
#pragma once

#include "core/domain/Reason.h"
#include "server/store/WriteQueue.h"

#include <future>
#include <type_traits>

namespace ch::server {

/// What the step answered, once it is committed; its Error, which undoes it; or why nothing of it was kept (UNAVAILABLE).
template <class Step> auto runStep(WriteQueue& writes, const Step& step)
{
    using Outcome = std::invoke_result_t<const Step&, WriteContext&>;
    Outcome outcome{refusal(Reason::Unavailable)};
    std::promise<Result<>> committed;
    auto future = committed.get_future();
    writes.submit({.work =
                       [&](WriteContext& context) {
                           outcome = step(context);
                           return StepVerdict{.keep = bool(outcome)};
                       },
                   .done = [&](Result<> result) { committed.set_value(std::move(result)); }});
    if (auto kept = future.get(); !kept)
        outcome = kept.error();
    return outcome;
}

} // namespace ch::server
