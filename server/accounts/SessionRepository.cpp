// SPDX-License-Identifier: Apache-2.0
#include "server/accounts/SessionRepository.h"

#include "server/accounts/Tokens.h"

namespace ch::server {

namespace {

Caller callerIn(const sql::Rows& row)
{
    return Caller{.id = row.id<UserId>(0),
                  .name = row.text(1),
                  .role = roleFromName(row.text(2)).value_or(Role::Storefront),
                  .device = row.text(3),
                  .session = row.id<SessionId>(4),
                  .tokenExpiresAt = row.time(5)};
}

} // namespace

Result<std::vector<LivingSession>> livingSessions(sql::Connection& db, UtcTime now)
{
    CH_TRY(sql::Rows rows, db.query("SELECT u.id, u.name, u.role, s.device, s.id, s.access_expires_at, s.access_hash, "
                                    "s.previous_refresh_hash FROM sessions s JOIN users u ON u.id = s.user_id "
                                    "WHERE s.refresh_expires_at > ?",
                                    now));
    std::vector<LivingSession> sessions;
    while (rows.next())
        sessions.push_back({.accessHash = rows.bytes(6), .caller = callerIn(rows), .awaitsFirstUse = !rows.isNull(7)});
    CH_CHECK(rows.end());
    return sessions;
}

Result<std::optional<LivingSession>> livingSession(sql::Connection& db, const QByteArray& accessHash, UtcTime now)
{
    CH_TRY(sql::Rows rows, db.query("SELECT u.id, u.name, u.role, s.device, s.id, s.access_expires_at, s.access_hash, "
                                    "s.previous_refresh_hash FROM sessions s JOIN users u ON u.id = s.user_id "
                                    "WHERE s.access_hash = ? AND s.refresh_expires_at > ?",
                                    accessHash, now));
    if (!rows.next()) {
        CH_CHECK(rows.end());
        return std::optional<LivingSession>();
    }
    return std::optional(
        LivingSession{.accessHash = rows.bytes(6), .caller = callerIn(rows), .awaitsFirstUse = !rows.isNull(7)});
}

Result<> insertSession(WriteContext& context, const Caller& caller, const TokenHashes& tokens)
{
    CH_CHECK(context.db.run("INSERT INTO sessions (id, user_id, device, access_hash, access_expires_at, refresh_hash, "
                            "refresh_expires_at, created_at, used_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                            caller.session, caller.id, caller.device, tokens.access, caller.tokenExpiresAt,
                            tokens.refresh, context.now.plusMs(kRefreshTokenMs), context.now, context.now));
    return ok();
}

Result<std::optional<RefreshedSession>> findByRefreshToken(sql::Connection& db, const QByteArray& hash)
{
    CH_TRY(sql::Rows rows,
           db.query("SELECT u.id, u.name, u.role, s.device, s.id, s.access_expires_at, s.access_hash, s.refresh_hash, "
                    "s.previous_refresh_hash, s.refresh_expires_at FROM sessions s JOIN users u ON u.id = s.user_id "
                    "WHERE s.id = coalesce((SELECT id FROM sessions WHERE refresh_hash = ?), "
                    "(SELECT session_id FROM spent_refresh_tokens WHERE hash = ?))",
                    hash, hash));
    if (!rows.next()) {
        CH_CHECK(rows.end());
        return std::optional<RefreshedSession>();
    }
    RefreshedSession session{.caller = callerIn(rows),
                             .newest = {.access = rows.bytes(6), .refresh = rows.bytes(7)},
                             .expiresAt = rows.time(9)};
    if (session.newest.refresh == hash)
        session.token = RefreshedSession::Token::Newest;
    else if (!rows.isNull(8) && rows.bytes(8) == hash)
        session.token = RefreshedSession::Token::BeforeNewest;
    return std::optional(session);
}

Result<> renewSession(WriteContext& context, const RefreshedSession& session, const TokenHashes& tokens,
                      UtcTime accessExpiresAt)
{
    // Repeated after a lost answer, the newest was never used: what stays good is the token that its owner has.
    const bool repeated = session.token == RefreshedSession::Token::BeforeNewest;
    CH_CHECK(context.db.run("INSERT INTO spent_refresh_tokens (hash, session_id) VALUES (?, ?)", session.newest.refresh,
                            session.caller.session));
    CH_CHECK(context.db.run("UPDATE sessions SET access_hash = ?, access_expires_at = ?, refresh_hash = ?, "
                            "refresh_expires_at = ?, used_at = ?, "
                            "previous_refresh_hash = coalesce(?, previous_refresh_hash) WHERE id = ?",
                            tokens.access, accessExpiresAt, tokens.refresh, context.now.plusMs(kRefreshTokenMs),
                            context.now, repeated ? std::nullopt : std::optional(session.newest.refresh),
                            session.caller.session));
    return ok();
}

Result<> spendPreviousRefresh(sql::Connection& db, SessionId session, const QByteArray& accessHash)
{
    CH_CHECK(db.run("UPDATE sessions SET previous_refresh_hash = NULL WHERE id = ? AND access_hash = ?", session,
                    accessHash));
    return ok();
}

Result<> removeSession(sql::Connection& db, SessionId session)
{
    CH_CHECK(db.run("DELETE FROM sessions WHERE id = ?", session));
    return ok();
}

Result<> removeSessionsOf(sql::Connection& db, UserId user, SessionId except)
{
    CH_CHECK(db.run("DELETE FROM sessions WHERE user_id = ? AND id <> ?", user, except.value()));
    return ok();
}

Result<std::vector<SessionId>> removeOldestSessions(sql::Connection& db, UserId user, int keep)
{
    std::vector<SessionId> removed;
    {
        CH_TRY(sql::Rows rows,
               db.query("SELECT id FROM sessions WHERE user_id = ? ORDER BY used_at DESC, id DESC", user));
        for (int i = 0; rows.next(); ++i) {
            if (i >= keep)
                removed.push_back(rows.id<SessionId>(0));
        }
        CH_CHECK(rows.end());
    }
    for (const SessionId session : removed)
        CH_CHECK(removeSession(db, session));
    return removed;
}

Result<std::vector<std::pair<QString, SignInThrottle::Failures>>> signInFailures(sql::Connection& db)
{
    CH_TRY(sql::Rows rows, db.query("SELECT name_key, failures, blocked_until, last_at FROM sign_in_failures "
                                    "ORDER BY last_at DESC"));
    std::vector<std::pair<QString, SignInThrottle::Failures>> failures;
    while (rows.next())
        failures.emplace_back(rows.text(0), SignInThrottle::Failures{.count = int(rows.integer(1)),
                                                                     .blockedUntil = rows.time(2),
                                                                     .lastAt = rows.time(3)});
    CH_CHECK(rows.end());
    return failures;
}

Result<> saveSignInFailure(sql::Connection& db, const QString& key, const SignInThrottle::Failures& failures)
{
    CH_CHECK(db.run("INSERT INTO sign_in_failures (name_key, failures, blocked_until, last_at) VALUES (?, ?, ?, ?) "
                    "ON CONFLICT (name_key) DO UPDATE SET failures = excluded.failures, "
                    "blocked_until = excluded.blocked_until, last_at = excluded.last_at",
                    key, failures.count, failures.blockedUntil, failures.lastAt));
    return ok();
}

Result<> forgetSignInFailure(sql::Connection& db, const QString& key)
{
    CH_CHECK(db.run("DELETE FROM sign_in_failures WHERE name_key = ?", key));
    return ok();
}

} // namespace ch::server
