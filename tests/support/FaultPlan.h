// SPDX-License-Identifier: Apache-2.0
// Which step of a test goes wrong: the n-th from now on, for all n, one run after the other.
// Callable from any thread.
#pragma once

#include <atomic>

namespace ch::test {

class FaultPlan
{
public:
    /// `times` steps fail, the first of them being the `first`-th from now on (1, 2, …).
    void arm(int first, int times = 1)
    {
        m_seen = 0;
        m_struck = 0;
        m_first = first;
        m_last = first + times - 1;
    }
    void disarm()
    {
        m_first = 0;
        m_last = -1;
    }
    /// To be asked at each step: whether this one fails.
    bool strikes()
    {
        const int step = ++m_seen;
        const bool isStruck = step >= m_first && step <= m_last;
        if (isStruck)
            ++m_struck;
        return isStruck;
    }
    /// Since arm().
    int struck() const { return m_struck; }
    int seen() const { return m_seen; }

private:
    std::atomic<int> m_seen = 0;
    std::atomic<int> m_struck = 0;
    std::atomic<int> m_first = 0;
    std::atomic<int> m_last = -1;
};

} // namespace ch::test
