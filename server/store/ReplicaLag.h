// SPDX-License-Identifier: Apache-2.0
// How far a replica is behind: how long ago the primary was already further than the replica is now. A shop where nothing
// happens has no lag.
// Belongs to one thread.
#pragma once

#include <QtGlobal>

#include <chrono>
#include <deque>

namespace ch::server {

class ReplicaLag
{
public:
    using Moment = std::chrono::steady_clock::time_point;

    /// Both were looked at just now.
    Moment::duration measure(qint64 primary, qint64 replica, Moment now);
    /// How many moments are remembered; a replica may be away for a month.
    size_t size() const { return m_ahead.size(); }

    /// Less for any time that is of interest: the number grows with the logarithm of it.
    static constexpr size_t kMost = 4096;

private:
    struct Came
    {
        /// The primary was here, and not before that moment.
        qint64 position = 0;
        Moment at;
        /// Of what it stands for, the last.
        Moment last;
    };
    void thinOut(Moment now);

    std::deque<Came> m_ahead;
    qint64 m_primary = 0;
    size_t m_thinnedBeyond = kMost / 4;
};

} // namespace ch::server
