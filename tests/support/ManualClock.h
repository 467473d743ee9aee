// SPDX-License-Identifier: Apache-2.0
// A clock that tests move by hand.
// Callable from any thread.
#pragma once

#include "core/base/Clock.h"

#include <atomic>

namespace ch::test {

class ManualClock final : public Clock
{
public:
    /// 2026-03-02T09:00:00Z, a Monday, unless said otherwise.
    explicit ManualClock(UtcTime start = UtcTime(1'772'442'000'000)) : m_epochMs(start.epochMs()) {}

    UtcTime now() const override { return UtcTime(m_epochMs.load()); }
    void advanceMs(qint64 ms) { m_epochMs += ms; }
    void advanceSeconds(qint64 seconds) { m_epochMs += seconds * 1000; }
    void set(UtcTime time) { m_epochMs = time.epochMs(); }

private:
    std::atomic<qint64> m_epochMs;
};

} // namespace ch::test
