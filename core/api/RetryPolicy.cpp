// SPDX-License-Identifier: Apache-2.0
#include "core/api/RetryPolicy.h"

#include "core/base/PauseFor.h"

#include <QRandomGenerator>

#include <algorithm>

namespace ch {

namespace {

// 250 ms × 2²⁰ is three days: no policy's longest wait is beyond it.
constexpr int kMostDoublings = 20;

} // namespace

RandomBelow systemRandom()
{
    return [](qint64 bound) { return QRandomGenerator::global()->bounded(bound); };
}

std::optional<std::chrono::milliseconds> waitAfter(int attempt, const Error& error, const RetryPolicy& policy,
                                                   const RandomBelow& random)
{
    using std::chrono::milliseconds;
    // Who waited for a whole deadline has waited enough: the next pass tries again.
    if (attempt >= policy.attempts || !isTransient(error) || error.kind == ErrorKind::Timeout)
        return std::nullopt;
    const int doublings = std::min(attempt - 1, kMostDoublings);
    const milliseconds ceiling = std::min<milliseconds>(policy.longest, policy.first * (qint64(1) << doublings));
    const milliseconds jitter{random(ceiling.count() + 1)};
    const milliseconds asked = error.retryAfter.value_or(std::chrono::seconds(0));
    if (asked > policy.longest)
        return std::nullopt;
    return asked + jitter;
}

bool SystemPause::wait(std::chrono::milliseconds time, std::stop_token stop)
{
    return pauseFor(time, stop);
}

} // namespace ch
