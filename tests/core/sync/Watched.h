// SPDX-License-Identifier: Apache-2.0
// A runner of passes on a desk's engine, and what it said.
// Any thread; the runner's callbacks come on its lanes.
#pragma once

#include "core/sync/SyncRunner.h"
#include "tests/core/sync/DeskFixture.h"

namespace ch::test {

using namespace ch::sync;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// Nothing happens by a timer unless a test asks for it.
inline SyncRunner::Timing quiet()
{
    return {.poll = 1h,
            .firstRetry = 1h,
            .longestRetry = 1h,
            .gap = 1ms,
            .publish = 5ms,
            .bell = {.stream = {}, .leastWait = 1h, .longestWait = 2h}};
}

class Watched
{
public:
    explicit Watched(DeskFixture& desk, SyncRunner::Timing timing = quiet())
        : runner({.engine = *desk.engine,
                  .clock = desk.clock,
                  .onStatus = [this](const SyncStatus& status) { note(status); },
                  .onCommitted = [this](const store::CacheChanges& changes) { note(changes); },
                  .onToldOfLeft = [this] { ++m_told; }},
                 timing)
    {}

    std::vector<SyncStatus> statuses() const
    {
        const std::lock_guard lock(m_mutex);
        return m_statuses;
    }
    SyncStatus last() const
    {
        const auto all = statuses();
        return all.empty() ? SyncStatus() : all.back();
    }
    std::vector<store::CacheChanges> changes() const
    {
        const std::lock_guard lock(m_mutex);
        return m_changes;
    }

    /// How often it was said that a session that was left is known.
    int told() const { return m_told; }

private:
    void note(const SyncStatus& status)
    {
        const std::lock_guard lock(m_mutex);
        m_statuses.push_back(status);
    }
    void note(const store::CacheChanges& changes)
    {
        const std::lock_guard lock(m_mutex);
        m_changes.push_back(changes);
    }

    mutable std::mutex m_mutex;
    std::vector<SyncStatus> m_statuses;
    std::vector<store::CacheChanges> m_changes;
    std::atomic<int> m_told = 0;

public:
    SyncRunner runner;
};

inline int pulls(const DeskFixture& desk)
{
    int found = 0;
    for (const HttpRequest& request : desk.network->seen())
        found += request.url.path().endsWith(u"/changes") ? 1 : 0;
    return found;
}

} // namespace ch::test
