// SPDX-License-Identifier: Apache-2.0
// One thread for what takes tens of milliseconds and much memory: Argon2id, one at a time.
// run() is callable from any thread; jobs run on the lane's thread, in order.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace ch::server {

class SlowLane
{
public:
    SlowLane();
    ~SlowLane();

    /// False if too many jobs wait already, or after stop().
    [[nodiscard]] bool run(std::function<void()> job);
    /// Runs what waits, then takes nothing any more.
    void stop();

private:
    void loop();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_jobs;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace ch::server
