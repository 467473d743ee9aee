// SPDX-License-Identifier: Apache-2.0
#include "core/api/AccessTokens.h"

#include <utility>

namespace ch {

QByteArray AccessTokens::accessToken() const
{
    const std::lock_guard lock(m_mutex);
    return m_token;
}

void AccessTokens::set(const QByteArray& token)
{
    const std::lock_guard lock(m_mutex);
    m_token = token;
    ++m_generation;
}

QByteArray AccessTokens::take()
{
    const std::lock_guard lock(m_mutex);
    ++m_generation;
    return std::exchange(m_token, {});
}

Result<QByteArray> AccessTokens::renewed(const QByteArray& stale, std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    if (!m_wake.wait(lock, stop, [this] { return !m_isRenewing; }))
        return Error{.kind = ErrorKind::Cancelled};
    if (!m_token.isEmpty() && m_token != stale)
        return m_token;
    m_isRenewing = true;
    const quint64 generation = m_generation;
    lock.unlock();
    Result<QByteArray> token = m_renew(stop);
    lock.lock();
    m_isRenewing = false;
    m_wake.notify_all();
    // Somebody signed out or in meanwhile.
    if (token && generation != m_generation)
        return m_token.isEmpty() ? Result<QByteArray>(Error{.kind = ErrorKind::Unauthorized}) : m_token;
    if (token)
        m_token = *token;
    return token;
}

} // namespace ch
