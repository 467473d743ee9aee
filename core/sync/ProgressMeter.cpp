// SPDX-License-Identifier: Apache-2.0
#include "core/sync/ProgressMeter.h"

#include <cmath>

namespace ch::sync {

namespace {

constexpr std::chrono::seconds kWindow{5};
/// Before that a rate is a guess.
constexpr double kLeastSeconds = 0.5;

} // namespace

void ProgressMeter::note(const SyncProgress& progress, Moment now)
{
    if (progress.step != m_last.step || progress.done < m_last.done)
        m_seen.clear();
    m_last = progress;
    m_seen.push_back({.at = now, .done = progress.done});
    while (m_seen.size() > 2 && m_seen.front().at + kWindow < now)
        m_seen.pop_front();
}

double ProgressMeter::perSecond() const
{
    if (m_seen.empty())
        return 0;
    const double seconds = std::chrono::duration<double>(m_seen.back().at - m_seen.front().at).count();
    if (seconds < kLeastSeconds)
        return 0;
    return double(m_seen.back().done - m_seen.front().done) / seconds;
}

std::optional<std::chrono::seconds> ProgressMeter::timeLeft() const
{
    const double rate = perSecond();
    if (rate <= 0 || m_last.total <= 0)
        return std::nullopt;
    const auto left = std::max<qint64>(0, m_last.total - m_last.done);
    return std::chrono::seconds(qint64(std::ceil(double(left) / rate)));
}

} // namespace ch::sync
