// SPDX-License-Identifier: Apache-2.0
#include "core/api/SessionsApi.h"

#include "core/api/Decoding.h"
#include "core/wire/RequestBodies.h"
#include "core/wire/SessionJson.h"

namespace ch {

Result<Session> SessionsApi::signIn(const Credentials& credentials, const CallContext& context) const
{
    CH_TRY(const ApiAnswer answer,
           m_client.call(
               {.method = HttpMethod::Post, .path = "/sessions", .body = toJson(credentials), .needsToken = false},
               context));
    return api::decoded(answer, readSession);
}

Result<Session> SessionsApi::refresh(const QByteArray& refreshToken, const CallContext& context) const
{
    CH_TRY(const ApiAnswer answer, m_client.call({.method = HttpMethod::Post,
                                                  .path = "/sessions/refresh",
                                                  .body = toRefreshJson(refreshToken),
                                                  .needsToken = false},
                                                 context));
    return api::decoded(answer, readSession);
}

Result<> SessionsApi::signOut(const CallContext& context) const
{
    // A connection that the service gave up while it was idle must not be what keeps a session alive.
    CH_CHECK(m_client.call({.method = HttpMethod::Delete, .path = "/sessions/current", .mayRepeat = true}, context));
    return ok();
}

} // namespace ch
