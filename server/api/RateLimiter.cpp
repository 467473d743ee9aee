// SPDX-License-Identifier: Apache-2.0
#include "server/api/RateLimiter.h"

#include "core/domain/Reason.h"

#include <algorithm>
#include <utility>

namespace ch::server {

namespace {

// Users come and go; beyond this many accounts those that owe nothing are forgotten.
constexpr size_t kAccountsKept = 1'000;
// Nobody waits longer, however long their request ran or the clock went back.
constexpr qint64 kLongestDebtMs = 60'000;

Error limited(std::chrono::milliseconds wait)
{
    Error error = refusal(Reason::RateLimited);
    error.retryAfter = std::max(std::chrono::seconds(1), std::chrono::ceil<std::chrono::seconds>(wait));
    return error;
}

} // namespace

RateLimiter::Turn::Turn(RateLimiter& limiter, UserId user)
    : m_limiter(&limiter)
    , m_user(user)
    , m_startedAt(std::chrono::steady_clock::now())
{}

RateLimiter::Turn::Turn(Turn&& other) noexcept
    : m_limiter(std::exchange(other.m_limiter, nullptr))
    , m_user(other.m_user)
    , m_startedAt(other.m_startedAt)
{}

RateLimiter::Turn::~Turn()
{
    if (!m_limiter)
        return;
    const auto took = std::chrono::steady_clock::now() - m_startedAt;
    m_limiter->end(m_user, std::chrono::duration_cast<std::chrono::milliseconds>(took));
}

RateLimiter::RateLimiter(Limits limits) : m_limits(limits) {}

Result<> RateLimiter::admit(UserId user, UtcTime now, Begin begin)
{
    std::unique_lock lock(m_mutex);
    if (m_accounts.size() > kAccountsKept)
        std::erase_if(m_accounts,
                      [now](const auto& each) { return each.second.running == 0 && each.second.paidOffAt <= now; });

    Account& account = m_accounts[user];
    const bool mustWait = account.running >= m_limits.concurrent;
    if (mustWait && account.waiting.size() >= size_t(m_limits.waiting))
        return limited(m_limits.interval);
    account.paidOffAt = std::min(account.paidOffAt, now.plusMs(kLongestDebtMs));
    const qint64 credit = (m_limits.burst - 1) * m_limits.interval.count();
    const qint64 owed = account.paidOffAt.epochMs() - now.epochMs();
    if (owed > credit)
        return limited(std::chrono::milliseconds(owed - credit));
    account.paidOffAt = std::max(account.paidOffAt, now).plusMs(m_limits.interval.count());
    if (mustWait) {
        account.waiting.push_back(std::move(begin));
        return ok();
    }
    ++account.running;
    lock.unlock();
    begin(std::make_shared<const Turn>(*this, user));
    return ok();
}

void RateLimiter::end(UserId user, std::chrono::milliseconds took)
{
    Begin next;
    {
        const std::lock_guard lock(m_mutex);
        Account& account = m_accounts.at(user);
        const auto cost = took * m_limits.runningTimeFactor;
        if (cost > m_limits.interval)
            account.paidOffAt = account.paidOffAt.plusMs((cost - m_limits.interval).count());
        if (account.waiting.empty()) {
            --account.running;
            return;
        }
        // The place goes from one to the other.
        next = std::move(account.waiting.front());
        account.waiting.pop_front();
    }
    next(std::make_shared<const Turn>(*this, user));
}

} // namespace ch::server
