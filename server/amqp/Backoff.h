// SPDX-License-Identifier: Apache-2.0
// How long to wait before speaking to the broker again: longer each time, and never all at the same moment.
// Belongs to one thread.
#pragma once

#include <algorithm>
#include <chrono>
#include <random>

namespace ch::server {

class Backoff
{
public:
    Backoff(std::chrono::milliseconds first, std::chrono::milliseconds longest) : m_first(first), m_longest(longest) {}

    std::chrono::milliseconds next()
    {
        const auto most = std::min(m_longest, m_first * (1 << std::min(m_failures, 16)));
        ++m_failures;
        // Half of it by chance: after an outage not everybody comes at once, and nobody comes without pause.
        const auto half = most.count() / 2;
        return std::chrono::milliseconds(half + std::uniform_int_distribution<qint64>(0, half)(m_random));
    }
    void reset() { m_failures = 0; }

private:
    const std::chrono::milliseconds m_first;
    const std::chrono::milliseconds m_longest;
    int m_failures = 0;
    std::minstd_rand m_random{std::random_device{}()};
};

} // namespace ch::server
