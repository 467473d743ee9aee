// SPDX-License-Identifier: Apache-2.0
// How fast a step of a pass goes, and how long it will still take.
// Belongs to one thread.
#pragma once

#include "core/sync/SyncReport.h"

#include <chrono>
#include <deque>

namespace ch::sync {

class ProgressMeter
{
public:
    using Moment = std::chrono::steady_clock::time_point;

    /// Another step than before begins anew.
    void note(const SyncProgress& progress, Moment now);
    void reset() { m_seen.clear(); }

    /// Averaged over the last seconds; 0: not known yet.
    double perSecond() const;
    /// Nothing where the total or the rate is not known.
    std::optional<std::chrono::seconds> timeLeft() const;

private:
    struct Seen
    {
        Moment at;
        qint64 done = 0;
    };
    SyncProgress m_last;
    std::deque<Seen> m_seen;
};

} // namespace ch::sync
