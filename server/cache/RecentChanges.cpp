// SPDX-License-Identifier: Apache-2.0
#include "server/cache/RecentChanges.h"

#include <algorithm>

namespace ch::server {

namespace {

// The clocks of two instances follow the database's, and differ by less.
constexpr qint64 kClockSlackMs = 1'000;
// A change is kept for longer than anything read before it may be used.
constexpr qint64 kRememberedMs = RecentChanges::kLongestLifeMs + 15'000;

} // namespace

void RecentChanges::note(OrderId order, qint64 revision, UtcTime now)
{
    m_newest = std::max(m_newest, revision);
    qint64& known = m_revisions[order.value()];
    if (known >= revision)
        return;
    known = revision;
    m_noted.push_back({order, revision, now});
    while (!m_noted.empty() && now.epochMs() - m_noted.front().at.epochMs() > kRememberedMs)
        forgetFirst();
    while (m_noted.size() > m_most) {
        // More than is worth keeping: what was read before this one is refused instead, whichever order it is.
        m_notBefore = std::max(m_notBefore, UtcTime(m_noted.front().at.epochMs() + kClockSlackMs));
        forgetFirst();
    }
}

void RecentChanges::forgetFirst()
{
    const Noted& first = m_noted.front();
    const auto known = m_revisions.find(first.order.value());
    if (known != m_revisions.end() && known->second == first.revision)
        m_revisions.erase(known);
    m_noted.pop_front();
}

bool RecentChanges::isFresh(UtcTime readAt, UtcTime now) const
{
    const qint64 age = now.epochMs() - readAt.epochMs();
    return age <= kLongestLifeMs && age >= -kClockSlackMs && readAt >= m_notBefore;
}

bool RecentChanges::mayBePresent(OrderId order, qint64 revision, UtcTime readAt, UtcTime now) const
{
    return isFresh(readAt, now) && revision >= revisionOf(order);
}

qint64 RecentChanges::revisionOf(OrderId order) const
{
    const auto known = m_revisions.find(order.value());
    return known == m_revisions.end() ? 0 : known->second;
}

} // namespace ch::server
