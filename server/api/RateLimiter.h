// SPDX-License-Identifier: Apache-2.0
// Keeps one user's expensive requests from taking the service away from the others (X13): one runs, a few wait in line,
// the rest are told when to come again.
// Callable from any thread.
#pragma once

#include "core/base/Ids.h"
#include "core/base/Result.h"
#include "core/base/UtcTime.h"

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
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
        /// Of one user, waiting for those: the charts of one page.
        int waiting = 8;
        /// A request counts for its running time times this, if that is more than `interval`: with 4, nobody gets more
        /// than a quarter of one thread for long.
        int runningTimeFactor = 4;
    };

    /// A request under way; its end charges the time it took and lets the user's next one begin.
    class Turn
    {
    public:
        Turn(RateLimiter& limiter, UserId user);
        Turn(Turn&& other) noexcept;
        Turn& operator=(Turn&&) = delete;
        ~Turn();

    private:
        RateLimiter* m_limiter;
        UserId m_user;
        std::chrono::steady_clock::time_point m_startedAt;
    };
    /// Begins a request; must return soon, for it runs on the thread that asked, or on the one that ended the turn before.
    using Begin = std::function<void(std::shared_ptr<const Turn>)>;

    explicit RateLimiter(Limits limits);
    RateLimiter() : RateLimiter(Limits()) {}

    /// Calls `begin` now or when it is the request's turn. RATE_LIMITED, with the seconds to wait, for a user who has used
    /// up what is theirs: then `begin` is never called.
    Result<> admit(UserId user, UtcTime now, Begin begin);

private:
    struct Account
    {
        /// All that the user has been charged is paid off at this time.
        UtcTime paidOffAt;
        int running = 0;
        std::deque<Begin> waiting{};
    };

    void end(UserId user, std::chrono::milliseconds took);

    const Limits m_limits;
    std::mutex m_mutex;
    std::unordered_map<UserId, Account> m_accounts;
};

} // namespace ch::server
