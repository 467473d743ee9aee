// SPDX-License-Identifier: Apache-2.0
// Snowflake ids: 41 bits of milliseconds since 2020, 10 bits of worker number, 12 bits of sequence (R28).
// Callable from any thread.
#pragma once

#include "core/base/Clock.h"
#include "core/base/Ids.h"

#include <mutex>

namespace ch::server {

/// Never gives an id twice, whatever the clock does: time inside the generator only moves forward, starting behind the last
/// millisecond that was persisted. While the clock is behind, ids go on from there (docs/decisions/002).
class IdGenerator
{
public:
    /// `worker` 0–1023, leased for this process alone; `lastMs` the persisted last millisecond (0: none).
    IdGenerator(const Clock& clock, int worker, qint64 lastMs);

    qint64 next();
    template <class IdType> IdType nextId() { return IdType(next()); }
    /// The millisecond of the newest id; what must be persisted with the rows that carry it.
    qint64 lastMs() const;
    int worker() const { return m_worker; }

    /// No id that is made after the moment is smaller.
    static qint64 firstAfter(UtcTime moment);

private:
    const Clock& m_clock;
    const int m_worker;
    mutable std::mutex m_mutex;
    qint64 m_lastMs;
    qint64 m_sequence;
};

} // namespace ch::server
