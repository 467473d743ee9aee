// SPDX-License-Identifier: Apache-2.0
#include "server/store/StoreClock.h"

#include <chrono>

namespace ch::server {

namespace {

qint64 steadyMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
}

} // namespace

UtcTime StoreClock::now() const
{
    const qint64 offset = m_offsetMs.load(std::memory_order_relaxed);
    return offset == 0 ? m_system.now() : UtcTime(steadyMs() + offset);
}

void StoreClock::set(UtcTime databaseTime)
{
    m_offsetMs.store(databaseTime.epochMs() - steadyMs(), std::memory_order_relaxed);
}

} // namespace ch::server
