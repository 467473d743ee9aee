// SPDX-License-Identifier: Apache-2.0
#include "server/accounts/Accounts.h"

#include "core/domain/Reason.h"
#include "core/wire/ShopJson.h"
#include "server/accounts/AccountRepository.h"
#include "server/accounts/SessionRepository.h"
#include "server/accounts/SignInThrottle.h"
#include "server/accounts/SlowLane.h"
#include "server/store/WriteQueue.h"

#include <atomic>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

namespace ch::server {

namespace {

struct AccessToken
{
    AccessToken(Caller owner, bool isRenewed) : caller(std::move(owner)), awaitsFirstUse(isRenewed) {}

    Caller caller;
    mutable std::atomic<bool> awaitsFirstUse;
};

} // namespace

struct Accounts::State
{
    explicit State(const Clock& aClock) : clock(aClock) {}

    void put(const QByteArray& accessHash, const Caller& caller, bool isRenewed);
    void drop(SessionId session);
    void firstUsed(SessionId session, const QByteArray& accessHash);

    const Clock& clock;
    SignInThrottle throttle;
    WriteQueue* writes = nullptr;

    mutable std::shared_mutex mutex;
    std::unordered_map<QByteArray, AccessToken> tokens;
    std::unordered_map<SessionId, QByteArray> sessions;
    std::unordered_map<UserId, QByteArray> users;

    // Last, so that its thread ends before what its jobs may touch.
    SlowLane slow;
};

void Accounts::State::put(const QByteArray& accessHash, const Caller& caller, bool isRenewed)
{
    drop(caller.session);
    tokens.try_emplace(accessHash, caller, isRenewed);
    sessions[caller.session] = accessHash;
}

void Accounts::State::drop(SessionId session)
{
    const auto found = sessions.find(session);
    if (found == sessions.end())
        return;
    tokens.erase(found->second);
    sessions.erase(found);
}

void Accounts::State::firstUsed(SessionId session, const QByteArray& accessHash)
{
    if (!writes)
        return;
    writes->submit({.work =
                        [session, accessHash](WriteContext& context) {
                            return StepVerdict{.keep = bool(spendPreviousRefresh(context.db, session, accessHash)),
                                               .afterRollback = {}};
                        },
                    // A refresh asks this process first; only a restart could miss what was not written.
                    .done = [](const Result<>&) {}});
}

Accounts::Accounts(const Clock& clock) : m_state(std::make_unique<State>(clock)) {}

Accounts::~Accounts() = default;

Result<> Accounts::load(sql::Connection& db)
{
    CH_TRY(const auto users, allUsers(db));
    CH_TRY(const auto sessions, livingSessions(db, m_state->clock.now()));
    CH_TRY(const auto failures, signInFailures(db));
    const std::unique_lock lock(m_state->mutex);
    m_state->users.clear();
    m_state->sessions.clear();
    m_state->tokens.clear();
    for (const User& user : users)
        m_state->users[user.id] = userToJson(user);
    for (const LivingSession& session : sessions)
        m_state->put(session.accessHash, session.caller, session.awaitsFirstUse);
    m_state->throttle.restore(failures);
    return ok();
}

Result<bool> Accounts::lookUp(sql::Connection& db, QByteArrayView accessToken)
{
    CH_TRY(const auto session, livingSession(db, tokenHash(accessToken), m_state->clock.now()));
    if (!session)
        return false;
    const std::unique_lock lock(m_state->mutex);
    m_state->put(session->accessHash, session->caller, session->awaitsFirstUse);
    return true;
}

void Accounts::writeFirstUsesTo(WriteQueue& writes)
{
    m_state->writes = &writes;
}

void Accounts::stop()
{
    m_state->slow.stop();
}

Result<Caller> Accounts::authenticate(QByteArrayView accessToken) const
{
    const QByteArray hash = tokenHash(accessToken);
    std::shared_lock lock(m_state->mutex);
    const auto found = m_state->tokens.find(hash);
    if (found == m_state->tokens.end())
        return refusal(Reason::Unauthenticated);
    const AccessToken& token = found->second;
    if (m_state->clock.now() >= token.caller.tokenExpiresAt)
        return refusal(Reason::TokenExpired);
    Caller caller = token.caller;
    const bool isFirstUse =
        token.awaitsFirstUse.load(std::memory_order_relaxed) && token.awaitsFirstUse.exchange(false);
    lock.unlock();
    if (isFirstUse)
        m_state->firstUsed(caller.session, hash);
    return caller;
}

bool Accounts::isAlive(const Caller& caller) const
{
    const std::shared_lock lock(m_state->mutex);
    return m_state->sessions.contains(caller.session) && m_state->clock.now() < caller.tokenExpiresAt;
}

QByteArray Accounts::userJson(UserId user) const
{
    const std::shared_lock lock(m_state->mutex);
    const auto found = m_state->users.find(user);
    return found == m_state->users.end() ? QByteArray() : found->second;
}

void Accounts::sessionStarted(const QByteArray& accessHash, const Caller& caller)
{
    const std::unique_lock lock(m_state->mutex);
    m_state->put(accessHash, caller, false);
}

void Accounts::sessionRenewed(const QByteArray& accessHash, const Caller& caller)
{
    const std::unique_lock lock(m_state->mutex);
    m_state->put(accessHash, caller, true);
}

void Accounts::sessionEnded(SessionId session)
{
    const std::unique_lock lock(m_state->mutex);
    m_state->drop(session);
}

void Accounts::userSessionsEnded(UserId user, SessionId except)
{
    const std::unique_lock lock(m_state->mutex);
    std::erase_if(m_state->tokens, [&](const auto& each) {
        const Caller& caller = each.second.caller;
        const bool ends = caller.id == user && caller.session != except;
        if (ends)
            m_state->sessions.erase(caller.session);
        return ends;
    });
}

void Accounts::userChanged(const User& user)
{
    const std::unique_lock lock(m_state->mutex);
    m_state->users[user.id] = userToJson(user);
    for (auto& [hash, token] : m_state->tokens) {
        if (token.caller.id == user.id)
            token.caller.name = user.name;
    }
}

void Accounts::userRemoved(UserId user)
{
    userSessionsEnded(user);
    const std::unique_lock lock(m_state->mutex);
    m_state->users.erase(user);
}

bool Accounts::wasUsed(const QByteArray& accessHash) const
{
    const std::shared_lock lock(m_state->mutex);
    const auto found = m_state->tokens.find(accessHash);
    return found != m_state->tokens.end() && !found->second.awaitsFirstUse.load();
}

bool Accounts::runSlow(std::function<void()> job)
{
    return m_state->slow.run(std::move(job));
}

SignInThrottle& Accounts::throttle()
{
    return m_state->throttle;
}

} // namespace ch::server
