// SPDX-License-Identifier: Apache-2.0
#include "server/store/ReadPool.h"

#include <future>

namespace ch::server {

namespace {

constexpr size_t kLongestQueue = 4096;
// Waking up for each job would cost more than it is worth.
constexpr auto kBetweenLooks = std::chrono::milliseconds(50);

} // namespace

ReadPool::ReadPool(int threads, std::function<Result<std::unique_ptr<sql::Connection>>()> open,
                   std::optional<std::chrono::milliseconds> patience)
    : m_threadCount(threads)
    , m_open(std::move(open))
    , m_patience(patience)
    , m_running(size_t(threads))
{}

ReadPool::~ReadPool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_stopped.notify_all();
    for (std::thread& thread : m_threads)
        thread.join();
}

Result<> ReadPool::start()
{
    for (int i = 0; i < m_threadCount; ++i) {
        std::promise<Result<>> opened;
        auto future = opened.get_future();
        m_threads.emplace_back([this, &opened, &running = m_running[size_t(i)]] {
            auto connection = m_open();
            if (!connection) {
                opened.set_value(connection.error());
                return;
            }
            opened.set_value(ok());
            loop(**connection, running);
        });
        CH_CHECK(future.get());
    }
    if (m_patience)
        m_threads.emplace_back([this] { giveUpLate(); });
    return ok();
}

bool ReadPool::run(Job job, Late late)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopping || m_jobs.size() >= kLongestQueue)
            return false;
        m_jobs.push_back({std::move(job), std::move(late), std::chrono::steady_clock::now()});
    }
    // Not under the lock, for the one that wakes up takes it first thing.
    m_wake.notify_one();
    return true;
}

void ReadPool::loop(sql::Connection& connection, Late& running)
{
    while (true) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_jobs.empty(); });
            if (m_jobs.empty())
                return;
            job = std::move(m_jobs.front().job);
            running = std::move(m_jobs.front().late);
            m_jobs.pop_front();
        }
        job(connection);
        job = {};
        Late done;
        const std::lock_guard lock(m_mutex);
        // What goes away with it may ask the pool for more: not under the lock.
        done = std::exchange(running, {});
    }
}

std::vector<ReadPool::Waiting> ReadPool::takeWaiting(std::chrono::steady_clock::time_point since)
{
    std::vector<Waiting> taken;
    std::erase_if(m_jobs, [&](Waiting& waiting) {
        if (!waiting.late || waiting.since > since)
            return false;
        taken.push_back(std::move(waiting));
        return true;
    });
    return taken;
}

void ReadPool::giveUpAll()
{
    std::vector<Waiting> given;
    {
        const std::lock_guard lock(m_mutex);
        given = takeWaiting(std::chrono::steady_clock::now());
        for (Late& running : m_running)
            given.push_back({{}, std::exchange(running, {}), {}});
    }
    for (const Waiting& each : given) {
        if (each.late)
            each.late();
    }
}

void ReadPool::giveUpLate()
{
    std::unique_lock lock(m_mutex);
    while (!m_stopped.wait_for(lock, kBetweenLooks, [this] { return m_stopping; })) {
        auto late = takeWaiting(std::chrono::steady_clock::now() - *m_patience);
        lock.unlock();
        for (const Waiting& each : late)
            each.late();
        late.clear();
        lock.lock();
    }
}

} // namespace ch::server
