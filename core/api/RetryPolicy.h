// SPDX-License-Identifier: Apache-2.0
// How often and after which waits a call is repeated: full jitter, so that desks that failed together do not come back
// together.
// Plain values and pure functions; SystemPause and random numbers are safe on any thread.
#pragma once

#include "core/base/Error.h"

#include <QtGlobal>

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>

namespace ch {

struct RetryPolicy
{
    /// Counts the first one.
    int attempts = 3;
    /// The wait before attempt n + 1 is a random part of first × 2ⁿ⁻¹, at most longest.
    std::chrono::milliseconds first{250};
    std::chrono::milliseconds longest{5'000};
};

/// A random number below `bound`, which is > 0.
using RandomBelow = std::function<qint64(qint64 bound)>;
RandomBelow systemRandom();

/// How long to wait before the next attempt, `attempt` (1, 2, …) having failed like this; nothing: do not try again here. A
/// service that asks for more patience (Retry-After) than `longest` is not waited for: the caller has better to do.
std::optional<std::chrono::milliseconds> waitAfter(int attempt, const Error& error, const RetryPolicy& policy,
                                                   const RandomBelow& random);

/// Waiting: a seam, so that tests need not.
class Pause
{
public:
    virtual ~Pause() = default;
    /// False if the token was stopped before the time was over.
    virtual bool wait(std::chrono::milliseconds time, std::stop_token stop) = 0;
};

/// By the monotonic clock (R26).
class SystemPause final : public Pause
{
public:
    bool wait(std::chrono::milliseconds time, std::stop_token stop) override;
};

} // namespace ch
