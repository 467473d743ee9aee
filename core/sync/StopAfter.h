// SPDX-License-Identifier: Apache-2.0
// A stop token that is stopped when a time is over, or with another one: for calls whose caller cannot wait long.
// Belongs to the thread that makes it; its token is for any.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace ch::sync {

class StopAfter
{
public:
    explicit StopAfter(std::chrono::milliseconds time, std::stop_token outer = {})
        : m_outer(std::move(outer), [this] { m_stop.request_stop(); })
        , m_watchdog([this, time](const std::stop_token& isDone) {
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(lock, isDone, time, [] { return false; });
            if (!isDone.stop_requested())
                m_stop.request_stop();
        })
    {}

    std::stop_token token() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::stop_callback<std::function<void()>> m_outer;
    std::jthread m_watchdog;
};

} // namespace ch::sync
