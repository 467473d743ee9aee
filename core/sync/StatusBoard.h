// SPDX-License-Identifier: Apache-2.0
// Keeps the one value that says how far the desk and the service agree, and publishes it not more often than people can
// read; the last one always.
// Callable from any thread; publishes on a lane of its own, so that nobody who syncs or waits for a call delays it.
#pragma once

#include "core/base/Lane.h"
#include "core/domain/SyncStatus.h"
#include "core/sync/Engine.h"

namespace ch::sync {

using OnStatus = std::function<void(const SyncStatus&)>;

class StatusBoard
{
public:
    StatusBoard(Engine& engine, OnStatus onStatus, std::chrono::milliseconds interval);
    /// Publishes what was not yet.
    ~StatusBoard();

    /// `change(SyncStatus&)` is called at once, on this thread.
    template <class Fn> void update(Fn change)
    {
        {
            const std::lock_guard lock(m_mutex);
            change(m_status);
            m_isDirty = true;
        }
        m_wake.notify_all();
    }
    /// What the cache counts has changed: orders, entries of the outbox, records set aside.
    void refresh();
    SyncStatus current() const;

private:
    void publish();
    void readFigures();

    Engine& m_engine;
    const OnStatus m_onStatus;
    const std::chrono::milliseconds m_interval;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    SyncStatus m_status;
    bool m_isDirty = false;
    bool m_areFiguresOld = true;
    bool m_isEnding = false;
    Lane m_lane;
};

} // namespace ch::sync
