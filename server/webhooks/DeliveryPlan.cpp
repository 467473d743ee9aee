// SPDX-License-Identifier: Apache-2.0
#include "server/webhooks/DeliveryPlan.h"

#include <algorithm>
#include <array>

namespace ch::server {

namespace {

constexpr qint64 kDayMs = 86'400'000;
constexpr qint64 kSwitchedOffAfterMs = 3 * kDayMs;
// A message that is late is worth more than one in a thousand sent while a receiver is down.
constexpr auto kPausesSeconds = std::to_array<qint64>({5, 30, 120, 600, 1800, 3600, 7200, 14'400});
constexpr qint64 kMostPatienceSeconds = 14'400;
constexpr int kGone = 410;

} // namespace

std::optional<UtcTime> nextAttempt(UtcTime createdAt, UtcTime now, int failures, double random,
                                   std::optional<std::chrono::seconds> retryAfter)
{
    const size_t step = std::min(size_t(std::max(failures, 1)), kPausesSeconds.size()) - 1;
    qint64 pauseMs = qint64(double(kPausesSeconds[step] * 1000) * (0.8 + 0.4 * random));
    if (retryAfter)
        pauseMs = std::max(pauseMs, std::min<qint64>(retryAfter->count(), kMostPatienceSeconds) * 1000);
    const UtcTime next = now.plusMs(pauseMs);
    return next > createdAt.plusMs(kDayMs) ? std::nullopt : std::optional(next);
}

bool isToSwitchOff(const Webhook& webhook, int status, UtcTime now)
{
    return status == kGone || (webhook.failingSince && *webhook.failingSince <= now.plusMs(-kSwitchedOffAfterMs));
}

} // namespace ch::server
