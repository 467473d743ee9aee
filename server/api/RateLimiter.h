// SPDX-License-Identifier: Apache-2.0
// Keeps one user's expensive requests from taking the service away from the others (X13).
// Callable from any thread.
#pragma once

#include "core/base/Ids.h"
#include "core/base/Result.h"
#include "core/base/UtcTime.h"

#include <chrono>
#include <mutex>
#include <unordered_map>

namespace ch::server {

class RateLimiter
{
public:
    struct Limits
    {
        /// Requests that may come at once, and the time after which one more may come.
        int burst = 30;
        std::chrono::milliseconds interval{100};
        /// Of one user, running at the same time.
        int concurrent = 1;
        /// A request counts for its running time times this, if that is more than `interval`: with 4, nobody gets more
        /// than a quarter of one thread for long.
        int runningTimeFactor = 4;
    };

    /// A request under way; its end gives the place back and charges the time it took.
    class Admission
    {
    public:
        Admission(RateLimiter& limiter, UserId user);
        Admission(Admission&& other) noexcept;
        Admission& operator=(Admission&&) = delete;
        ~Admission();

    private:
        RateLimiter* m_limiter;
        UserId m_user;
        std::chrono::steady_clock::time_point m_startedAt;
    };

    explicit RateLimiter(Limits limits);
    RateLimiter() : RateLimiter(Limits()) {}

    /// RATE_LIMITED, with the seconds to wait, for a user who has used up what is theirs.
    Result<Admission> admit(UserId user, UtcTime now);

private:
    struct Account
    {
        /// All that the user has been charged is paid off at this time.
        UtcTime paidOffAt;
        int running = 0;
    };

    void end(UserId user, std::chrono::milliseconds took);

    const Limits m_limits;
    std::mutex m_mutex;
    std::unordered_map<UserId, Account> m_accounts;
};

} // namespace ch::server
