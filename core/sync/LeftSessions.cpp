// SPDX-License-Identifier: Apache-2.0
#include "core/sync/LeftSessions.h"

#include "core/api/HttpClient.h"
#include "core/api/SessionsApi.h"
#include "core/api/TokenSource.h"

namespace ch::sync {

namespace {

/// A token as it is: whether another one can be had is not for a call to decide here.
class OneToken final : public TokenSource
{
public:
    explicit OneToken(const QByteArray& token) : m_token(token) {}

    QByteArray accessToken() const override { return m_token; }
    Result<QByteArray> renewed(const QByteArray&, std::stop_token) override
    {
        return Error{.kind = ErrorKind::Unauthorized};
    }

private:
    const QByteArray& m_token;
};

bool isUnknownThere(const Error& error)
{
    return error.kind == ErrorKind::Unauthorized;
}

} // namespace

void LeftSessions::add(LeftSession session)
{
    const std::lock_guard lock(m_mutex);
    m_sessions.push_back(std::move(session));
}

bool LeftSessions::isWaiting() const
{
    const std::lock_guard lock(m_mutex);
    return !m_isTelling && !m_sessions.empty();
}

Result<> LeftSessions::tell(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    if (!m_wake.wait(lock, stop, [this] { return !m_isTelling; }))
        return Error{.kind = ErrorKind::Cancelled};
    m_isTelling = true;
    Result<> told = ok();
    while (told && !m_sessions.empty()) {
        LeftSession session = m_sessions.front();
        lock.unlock();
        told = end(session, stop);
        lock.lock();
        // Its tokens may be others by now.
        m_sessions.front() = std::move(session);
        if (told)
            m_sessions.pop_front();
    }
    m_isTelling = false;
    m_wake.notify_all();
    return told;
}

Result<> LeftSessions::end(LeftSession& session, const std::stop_token& stop)
{
    OneToken token(session.accessToken);
    HttpClient client(session.server,
                      HttpClientParts{.transport = *session.transport, .tokens = token, .pause = m_pause});
    const SessionsApi sessions(client);
    if (!session.accessToken.isEmpty()) {
        auto ended = sessions.signOut(CallContext(stop));
        if (ended || !isUnknownThere(ended.error()))
            return ended;
    }
    // Expired, or exchanged by a renewal whose answer did not come.
    if (session.refreshToken.isEmpty())
        return ok();
    const auto renewed = sessions.refresh(session.refreshToken, CallContext(stop));
    if (!renewed)
        return isUnknownThere(renewed.error()) ? ok() : Result<>(renewed.error());
    session.accessToken = renewed->accessToken;
    session.refreshToken = renewed->refreshToken;
    auto ended = sessions.signOut(CallContext(stop));
    return ended || isUnknownThere(ended.error()) ? ok() : ended;
}

} // namespace ch::sync
