// SPDX-License-Identifier: Apache-2.0
// /sessions: signing in, staying signed in, signing out.
// Callable from any thread that may wait.
#pragma once

#include "core/api/HttpClient.h"
#include "core/domain/Session.h"

namespace ch {

/// None of these is repeated by itself: a sign-in makes the next one wait longer (429), and a refresh token sent twice may
/// end the session. Whoever asked decides.
class SessionsApi
{
public:
    explicit SessionsApi(HttpClient& client) : m_client(client) {}

    /// Errors: Unauthorized UNAUTHENTICATED for a wrong name or password, RateLimited with retryAfter, and the client's.
    Result<Session> signIn(const Credentials& credentials, const CallContext& context) const;
    /// Rotates: the answer's refresh token replaces the one given, which is good until the new one was used (contract section
    /// 10, ruling 10). Unauthorized: a person has to sign in again.
    Result<Session> refresh(const QByteArray& refreshToken, const CallContext& context) const;
    Result<> signOut(const CallContext& context) const;

private:
    HttpClient& m_client;
};

} // namespace ch
