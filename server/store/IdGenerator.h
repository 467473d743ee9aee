// SPDX-License-Identifier: Apache-2.0
// Snowflake ids: 41 bits of milliseconds since 2020, 10 bits of worker number, 12 bits of sequence (R28).
// Callable from any thread.
#pragma once

#include "core/base/Clock.h"
#include "core/base/Ids.h"

#include <QString>

#include <mutex>

namespace ch::server {

/// Never gives an id twice, whatever the clock does: time inside the generator only moves forward, starting behind the last
/// millisecond that was persisted. While the clock is behind, ids go on from there (docs/decisions/002).
class IdGenerator
{
public:
    /// `worker` 0–1023, leased for this process alone; `lastMs` the persisted last millisecond (0: none). `owner` names the
    /// lease where several processes share the store; empty where a lock keeps others out.
    IdGenerator(const Clock& clock, int worker, qint64 lastMs, QString owner = {});

    qint64 next();
    template <class IdType> IdType nextId() { return IdType(next()); }
    /// The millisecond of the newest id; what must be persisted with the rows that carry it.
    qint64 lastMs() const;
    int worker() const;
    const QString& owner() const { return m_owner; }
    /// Goes on under another number: the lease of the one before ran out.
    void moveTo(int worker, qint64 lastMs);

    /// No id that is made after the moment is smaller.
    static qint64 firstAfter(UtcTime moment);

private:
    const Clock& m_clock;
    const QString m_owner;
    mutable std::mutex m_mutex;
    int m_worker;
    qint64 m_lastMs;
    qint64 m_sequence;
};

} // namespace ch::server
