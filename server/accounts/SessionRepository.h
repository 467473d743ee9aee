// SPDX-License-Identifier: Apache-2.0
// Sessions, their tokens' hashes and failed sign-ins in the store. All SQL that reads or writes them.
// Functions on a connection; on the connection's thread.
#pragma once

#include "server/accounts/SignInThrottle.h"
#include "server/api/Call.h"
#include "server/store/WriteContext.h"

#include <optional>
#include <utility>
#include <vector>

namespace ch::server {

struct TokenHashes
{
    QByteArray access;
    QByteArray refresh;
};

struct LivingSession
{
    QByteArray accessHash;
    Caller caller;
    /// The token before the newest is still good.
    bool awaitsFirstUse = false;
};
/// Those whose refresh token has not run out.
Result<std::vector<LivingSession>> livingSessions(sql::Connection& db, UtcTime now);
/// The one whose newest access token has this hash.
Result<std::optional<LivingSession>> livingSession(sql::Connection& db, const QByteArray& accessHash, UtcTime now);

Result<> insertSession(WriteContext& context, const Caller& caller, const TokenHashes& tokens);

/// The session that a refresh token belongs or belonged to (contract section 10, ruling 10).
struct RefreshedSession
{
    enum class Token { Newest, BeforeNewest, Older };
    Token token = Token::Older;
    /// Of the user as it is now.
    Caller caller;
    TokenHashes newest;
    UtcTime expiresAt;
};
Result<std::optional<RefreshedSession>> findByRefreshToken(sql::Connection& db, const QByteArray& hash);

/// Gives the session new tokens. The presented one stays good until they are used; the newest, if another, does not.
Result<> renewSession(WriteContext& context, const RefreshedSession& session, const TokenHashes& tokens,
                      UtcTime accessExpiresAt);
/// The newest tokens were used: the one before them is spent. Nothing happens if they are no longer the newest.
Result<> spendPreviousRefresh(sql::Connection& db, SessionId session, const QByteArray& accessHash);

Result<> removeSession(sql::Connection& db, SessionId session);
/// All but `except`, which may be null.
Result<> removeSessionsOf(sql::Connection& db, UserId user, SessionId except = {});
/// Leaves the `keep` sessions of the user that were used last; the others, which it removed.
Result<std::vector<SessionId>> removeOldestSessions(sql::Connection& db, UserId user, int keep);

Result<std::vector<std::pair<QString, SignInThrottle::Failures>>> signInFailures(sql::Connection& db);
Result<> saveSignInFailure(sql::Connection& db, const QString& key, const SignInThrottle::Failures& failures);
Result<> forgetSignInFailure(sql::Connection& db, const QString& key);

} // namespace ch::server
