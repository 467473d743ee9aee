// SPDX-License-Identifier: Apache-2.0
// Who is signed in: every living access token, held in memory, so that authenticating a request reads no database. The
// process that serves a store is its only writer (contract section 10, ruling 15), so memory and store agree.
// Callable from any thread.
#pragma once

#include "core/base/Clock.h"
#include "core/base/Result.h"
#include "core/sql/Connection.h"
#include "server/api/Call.h"

#include <QByteArrayView>

#include <memory>
#include <shared_mutex>
#include <unordered_map>

namespace ch::server {

/// The hash under which a token is stored: BLAKE2b, 32 bytes.
QByteArray tokenHash(QByteArrayView token);

class Accounts
{
public:
    explicit Accounts(const Clock &clock);
    ~Accounts();

    /// Reads the living sessions; once, before requests come.
    Result<> load(sql::Connection &db);

    /// UNAUTHENTICATED for a token that is not (or no longer) known, TOKEN_EXPIRED for one past its time.
    Result<Caller> authenticate(QByteArrayView accessToken) const;
    /// Whether the caller's session still lives and its token (by expiry) has not run out: for open streams.
    bool isAlive(const Caller &caller) const;

    /// To be called after the COMMIT of what they mirror.
    void sessionStarted(const QByteArray &accessHash, const Caller &caller);
    /// Replaces the session's token (refresh).
    void sessionRenewed(const QByteArray &accessHash, const Caller &caller);
    void sessionEnded(SessionId session);
    void userSessionsEnded(UserId user);

    /// Runs a job on the one thread that may compute Argon2id (one at a time keeps memory bounded); false if too many wait.
    [[nodiscard]] bool runSlow(std::function<void()> job);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace ch::server
