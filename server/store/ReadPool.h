// SPDX-License-Identifier: Apache-2.0
// A few threads with a read-only connection each, for queries too long for the I/O thread.
// run() is callable from any thread; jobs run on a pool thread.
#pragma once

#include "core/sql/Connection.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace ch::server {

class ReadPool
{
public:
    using Job = std::function<void(sql::Connection&)>;
    using Late = std::function<void()>;

    /// `open` is called once on each thread, for a connection belongs to the thread that opened it. `patience`: a job that
    /// waits longer for a thread is given up (R29); without one it waits as long as it takes.
    ReadPool(int threads, std::function<Result<std::unique_ptr<sql::Connection>>()> open,
             std::optional<std::chrono::milliseconds> patience = {});
    /// Runs what waits, then stops.
    ~ReadPool();

    /// Opens every connection; to be called once before run().
    Result<> start();
    /// False if too many jobs wait already or the pool stops: the caller answers 503. `late` is called instead of the job if
    /// that was given up, on a thread of the pool's own; a job without it is not given up.
    [[nodiscard]] bool run(Job job, Late late = {});
    /// Calls `late` of everything that waits or runs; a job that runs goes on all the same, and has to bear that.
    void giveUpAll();

private:
    struct Waiting
    {
        Job job;
        Late late;
        std::chrono::steady_clock::time_point since;
    };
    void loop(sql::Connection& connection, Late& running);
    void giveUpLate();
    std::vector<Waiting> takeWaiting(std::chrono::steady_clock::time_point since);

    const int m_threadCount;
    std::function<Result<std::unique_ptr<sql::Connection>>()> m_open;
    const std::optional<std::chrono::milliseconds> m_patience;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_stopped;
    std::deque<Waiting> m_jobs;
    /// Of each thread's job; empty where there is none.
    std::vector<Late> m_running;
    bool m_stopping = false;
    std::vector<std::thread> m_threads;
};

} // namespace ch::server
