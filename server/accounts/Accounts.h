// SPDX-License-Identifier: Apache-2.0
// Who is signed in: every living access token, held in memory, so that authenticating a request reads no database. Where
// one process serves the store, memory and store always agree; where several do, each reads anew what others changed.
// Callable from any thread.
#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/domain/Shop.h"
#include "core/sql/Connection.h"
#include "server/accounts/Tokens.h"
#include "server/api/Call.h"

#include <QByteArrayView>

#include <functional>
#include <memory>

namespace ch::server {

class SignInThrottle;
class WriteQueue;

class Accounts
{
public:
    explicit Accounts(const Clock& clock);
    ~Accounts();

    /// Reads the living sessions, users and failed sign-ins: before requests come, and whenever another instance changed
    /// them.
    Result<> load(sql::Connection& db);
    /// Takes over a session that another instance began a moment ago. False if the store does not know the token either.
    Result<bool> lookUp(sql::Connection& db, QByteArrayView accessToken);
    /// Where the first use of a renewed session is written, which spends its previous refresh token. Without it that use
    /// is forgotten at a restart. Once, before requests come; `writes` must live as long as requests do.
    void writeFirstUsesTo(WriteQueue& writes);
    /// Ends runSlow's thread after the jobs that wait. To be called before what those jobs use goes away.
    void stop();

    /// UNAUTHENTICATED for a token that is not (or no longer) known, TOKEN_EXPIRED for one past its time.
    Result<Caller> authenticate(QByteArrayView accessToken) const;
    /// Whether the caller's session still lives and its token (by expiry) has not run out: for open streams.
    bool isAlive(const Caller& caller) const;

    /// The user as JSON, for those who have signed in; empty if not at hand.
    QByteArray userJson(UserId user) const;

    // To be called after the COMMIT of what they mirror.

    void sessionStarted(const QByteArray& accessHash, const Caller& caller);
    /// Replaces the session's token (refresh). Until the new one is used, the refresh token before it stays good.
    void sessionRenewed(const QByteArray& accessHash, const Caller& caller);
    void sessionEnded(SessionId session);
    /// All but `except`, which may be null.
    void userSessionsEnded(UserId user, SessionId except = {});
    /// Takes over a new name or revision; sessions go on.
    void userChanged(const User& user);
    void userRemoved(UserId user);

    /// Whether a request has come with the access token of this hash since its session was started or renewed.
    bool wasUsed(const QByteArray& accessHash) const;

    /// Runs a job on the one thread that may compute Argon2id (one at a time keeps memory bounded); false if too many wait.
    [[nodiscard]] bool runSlow(std::function<void()> job);

    SignInThrottle& throttle();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace ch::server
