// SPDX-License-Identifier: Apache-2.0
#include "server/accounts/SlowLane.h"

namespace ch::server {

namespace {

// At some thirty a second the last of them waits for three seconds; longer, and people would try again.
constexpr size_t kLongestQueue = 100;

} // namespace

SlowLane::SlowLane() : m_thread([this] { loop(); }) {}

SlowLane::~SlowLane()
{
    stop();
}

bool SlowLane::run(std::function<void()> job)
{
    const std::lock_guard lock(m_mutex);
    if (m_stopping || m_jobs.size() >= kLongestQueue)
        return false;
    m_jobs.push_back(std::move(job));
    m_wake.notify_one();
    return true;
}

void SlowLane::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void SlowLane::loop()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_stopping || !m_jobs.empty(); });
        if (m_jobs.empty())
            return;
        const auto job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        job();
        lock.lock();
    }
}

} // namespace ch::server
