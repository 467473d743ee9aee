// SPDX-License-Identifier: Apache-2.0
// Which orders changed lately, and to which revision: by this a cached order is judged, so that nothing that a cache lost, kept
// or was given late can bring an old state back.
// Belongs to who locks it.
#pragma once

#include "core/base/Ids.h"
#include "core/base/UtcTime.h"

#include <deque>
#include <unordered_map>

namespace ch::server {

class RecentChanges
{
public:
    /// What was read longer ago is not taken from a cache.
    static constexpr qint64 kLongestLifeMs = 60'000;

    explicit RecentChanges(size_t most = 200'000) : m_most(most) {}

    void note(OrderId order, qint64 revision, UtcTime now);
    /// Whether nothing is known against the order still being as it was read then, at that revision.
    bool mayBePresent(OrderId order, qint64 revision, UtcTime readAt, UtcTime now) const;
    /// The revision that is known of the order; 0 if none is.
    qint64 revisionOf(OrderId order) const;
    /// The last revision of any order that is known.
    qint64 newest() const { return m_newest; }
    bool isFresh(UtcTime readAt, UtcTime now) const;

private:
    struct Noted
    {
        OrderId order;
        qint64 revision = 0;
        UtcTime at;
    };
    void forgetFirst();

    const size_t m_most;
    std::deque<Noted> m_noted;
    std::unordered_map<qint64, qint64> m_revisions;
    qint64 m_newest = 0;
    UtcTime m_notBefore{0};
};

} // namespace ch::server
