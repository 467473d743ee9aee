// SPDX-License-Identifier: Apache-2.0
#include "server/store/ReadPool.h"

#include <future>

namespace ch::server {

namespace {

constexpr size_t kLongestQueue = 4096;

} // namespace

ReadPool::ReadPool(int threads, std::function<Result<std::unique_ptr<sql::Connection>>()> open)
    : m_threadCount(threads)
    , m_open(std::move(open))
{}

ReadPool::~ReadPool()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    for (std::thread& thread : m_threads)
        thread.join();
}

Result<> ReadPool::start()
{
    for (int i = 0; i < m_threadCount; ++i) {
        std::promise<Result<>> opened;
        auto future = opened.get_future();
        m_threads.emplace_back([this, &opened] {
            auto connection = m_open();
            if (!connection) {
                opened.set_value(connection.error());
                return;
            }
            opened.set_value(ok());
            loop(**connection);
        });
        CH_CHECK(future.get());
    }
    return ok();
}

bool ReadPool::run(Job job)
{
    const std::lock_guard lock(m_mutex);
    if (m_stopping || m_jobs.size() >= kLongestQueue)
        return false;
    m_jobs.push_back(std::move(job));
    m_wake.notify_one();
    return true;
}

void ReadPool::loop(sql::Connection& connection)
{
    while (true) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            m_wake.wait(lock, [this] { return m_stopping || !m_jobs.empty(); });
            if (m_jobs.empty())
                return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        job(connection);
    }
}

} // namespace ch::server
