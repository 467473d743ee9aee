// SPDX-License-Identifier: Apache-2.0
// Holds the session's access token, in memory only, and renews it once however many lanes find it expired.
// Callable from any thread.
#pragma once

#include "core/api/TokenSource.h"

#include <condition_variable>
#include <functional>
#include <mutex>

namespace ch {

class AccessTokens final : public TokenSource
{
public:
    /// Exchanges the refresh token for a new access token; runs on the thread of the call that needs it, never twice at the
    /// same time. Must not make calls that need a token.
    using Renew = std::function<Result<QByteArray>(std::stop_token)>;
    explicit AccessTokens(Renew renew) : m_renew(std::move(renew)) {}

    QByteArray accessToken() const override;
    Result<QByteArray> renewed(const QByteArray& stale, std::stop_token stop) override;

    /// After a sign-in. What a renewal brings that began before is not taken.
    void set(const QByteArray& token);
    /// For a sign-out: what was held; there is none from now on, whatever a renewal that runs brings.
    QByteArray take();

private:
    Renew m_renew;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    QByteArray m_token;
    /// Which session a renewal began for.
    quint64 m_generation = 0;
    bool m_isRenewing = false;
};

} // namespace ch
