// SPDX-License-Identifier: Apache-2.0
#include "server/store/IdGenerator.h"

namespace ch::server {

namespace {

constexpr qint64 kEpochMs = 1'577'836'800'000; // 2020-01-01T00:00:00Z
constexpr qint64 kSequences = 4096;

} // namespace

IdGenerator::IdGenerator(const Clock& clock, int worker, qint64 lastMs, QString owner)
    : m_clock(clock)
    , m_owner(std::move(owner))
    , m_worker(worker)
    , m_lastMs(std::max(lastMs, kEpochMs))
    // The sequence of the persisted millisecond is not known, so that millisecond is used up.
    , m_sequence(kSequences - 1)
{}

qint64 IdGenerator::next()
{
    const std::lock_guard lock(m_mutex);
    const qint64 now = m_clock.now().epochMs();
    if (now > m_lastMs) {
        m_lastMs = now;
        m_sequence = 0;
    } else if (++m_sequence == kSequences) {
        ++m_lastMs;
        m_sequence = 0;
    }
    return ((m_lastMs - kEpochMs) << 22) | (qint64(m_worker) << 12) | m_sequence;
}

qint64 IdGenerator::lastMs() const
{
    const std::lock_guard lock(m_mutex);
    return m_lastMs;
}

int IdGenerator::worker() const
{
    const std::lock_guard lock(m_mutex);
    return m_worker;
}

void IdGenerator::moveTo(int worker, qint64 lastMs)
{
    const std::lock_guard lock(m_mutex);
    m_worker = worker;
    m_lastMs = std::max(m_lastMs, lastMs);
    m_sequence = kSequences - 1;
}

qint64 IdGenerator::firstAfter(UtcTime moment)
{
    return std::max<qint64>(moment.epochMs() - kEpochMs, 0) << 22;
}

} // namespace ch::server
