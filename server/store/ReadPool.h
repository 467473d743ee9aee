// SPDX-License-Identifier: Apache-2.0
// A few threads with a read-only connection each, for queries too long for the I/O thread.
// run() is callable from any thread; jobs run on a pool thread.
#pragma once

#include "core/sql/Connection.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace ch::server {

class ReadPool
{
public:
    using Job = std::function<void(sql::Connection&)>;

    /// `open` is called once on each thread, for a connection belongs to the thread that opened it.
    ReadPool(int threads, std::function<Result<std::unique_ptr<sql::Connection>>()> open);
    /// Runs what waits, then stops.
    ~ReadPool();

    /// Opens every connection; to be called once before run().
    Result<> start();
    /// False if too many jobs wait already or the pool stops: the caller answers 503.
    [[nodiscard]] bool run(Job job);

private:
    void loop(sql::Connection& connection);

    const int m_threadCount;
    std::function<Result<std::unique_ptr<sql::Connection>>()> m_open;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace ch::server
