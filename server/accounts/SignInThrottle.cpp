// SPDX-License-Identifier: Apache-2.0
#include "server/accounts/SignInThrottle.h"

#include "server/accounts/Tokens.h"

#include <algorithm>

namespace ch::server {

namespace {

constexpr int kFreeTries = 4;
constexpr qint64 kLongestDelaySeconds = 60;
constexpr qint64 kRowMs = 86'400'000;

qint64 delaySeconds(int failures)
{
    if (failures <= kFreeTries)
        return 0;
    const int doublings = std::min(failures - kFreeTries - 1, 6);
    return std::min(qint64{1} << doublings, kLongestDelaySeconds);
}

} // namespace

QString throttleKey(const QString& nameKey)
{
    return QString::fromLatin1(tokenHash(nameKey.toUtf8()).toBase64(QByteArray::Base64UrlEncoding));
}

SignInThrottle::SignInThrottle(size_t maxNames) : m_maxNames(maxNames) {}

std::optional<std::chrono::seconds> SignInThrottle::wait(const QString& key, UtcTime now) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_names.find(key);
    if (found == m_names.end() || found->second.blockedUntil <= now)
        return std::nullopt;
    const qint64 left = found->second.blockedUntil.epochMs() - now.epochMs();
    // No delay is that long: the clock went back, which must lock nobody out.
    if (left > kLongestDelaySeconds * 1000)
        return std::nullopt;
    return std::chrono::seconds((left + 999) / 1000);
}

SignInThrottle::Change SignInThrottle::failed(const QString& key, UtcTime now)
{
    const std::lock_guard lock(m_mutex);
    Change change;
    if (m_names.size() >= m_maxNames && !m_names.contains(key))
        change.forgotten = makeRoom();
    Failures& failures = m_names[key];
    if (failures.lastAt.plusMs(kRowMs) < now)
        failures.count = 0;
    // Far beyond the longest delay already; must not wrap around.
    failures.count = std::min(failures.count + 1, 1'000'000);
    failures.blockedUntil = now.plusSeconds(delaySeconds(failures.count));
    failures.lastAt = now;
    change.failures = failures;
    return change;
}

bool SignInThrottle::succeeded(const QString& key)
{
    const std::lock_guard lock(m_mutex);
    return m_names.erase(key) > 0;
}

bool SignInThrottle::knows(const QString& key) const
{
    const std::lock_guard lock(m_mutex);
    return m_names.contains(key);
}

void SignInThrottle::restore(const std::vector<std::pair<QString, Failures>>& failures)
{
    const std::lock_guard lock(m_mutex);
    std::unordered_map<QString, Failures> names;
    for (const auto& [key, each] : failures) {
        if (names.size() == m_maxNames)
            break;
        // One of here may still be on its way to the store.
        const auto known = m_names.find(key);
        names[key] = known != m_names.end() && known->second.lastAt > each.lastAt ? known->second : each;
    }
    m_names = std::move(names);
}

std::optional<QString> SignInThrottle::makeRoom()
{
    const auto oldest = std::ranges::min_element(m_names, {}, [](const auto& each) { return each.second.lastAt; });
    if (oldest == m_names.end())
        return std::nullopt;
    QString name = oldest->first;
    m_names.erase(oldest);
    return name;
}

} // namespace ch::server
