// SPDX-License-Identifier: Apache-2.0
#include "server/store/ReplicaLag.h"

namespace ch::server {

namespace {

// A hundredth more or less of a lag says nothing to anybody.
constexpr int kPrecision = 128;

} // namespace

ReplicaLag::Moment::duration ReplicaLag::measure(qint64 primary, qint64 replica, Moment now)
{
    if (primary > m_primary) {
        m_ahead.push_back({primary, now, now});
        m_primary = primary;
    }
    while (!m_ahead.empty() && m_ahead.front().position <= replica)
        m_ahead.pop_front();
    if (m_ahead.size() > m_thinnedBeyond)
        thinOut(now);
    return m_ahead.empty() ? Moment::duration::zero() : now - m_ahead.front().at;
}

/// Moments that differ little for how long ago they are become one: the last position with the first moment, so that a lag may
/// look longer by so much, and never shorter.
void ReplicaLag::thinOut(Moment now)
{
    std::deque<Came> kept;
    for (const Came& came : m_ahead) {
        if (kept.empty() || came.last - kept.back().at > (now - came.last) / kPrecision) {
            kept.push_back(came);
            continue;
        }
        kept.back().position = came.position;
        kept.back().last = came.last;
    }
    m_ahead.swap(kept);
    m_thinnedBeyond = m_ahead.size() + kMost / 4;
}

} // namespace ch::server
