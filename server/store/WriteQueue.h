// SPDX-License-Identifier: Apache-2.0
// The one writer: runs steps in the order they come, each in its own savepoint, many of them in one COMMIT (group commit).
// submit() is callable from any thread; steps and their answers run on the writer's thread.
#pragma once

#include "core/base/Clock.h"
#include "server/store/WriteContext.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace ch::server {

/// How a step ended: what it wrote stays, or is undone, after which `afterRollback` (if any) writes what must stay all the
/// same (the key of a refused request).
struct StepVerdict
{
    bool keep = true;
    std::function<Result<>(WriteContext&)> afterRollback{};
};

class WriteQueue
{
public:
    struct Step
    {
        std::function<StepVerdict(WriteContext&)> work;
        /// Called once, after the COMMIT that holds the step (good), or with why nothing of it was kept. A step that threw
        /// ends with INTERNAL.
        std::function<void(Result<>)> done;
    };
    struct Observer
    {
        /// After each COMMIT: how many steps it held, the feed's last position, how many steps wait.
        std::function<void(size_t steps, qint64 position, size_t waiting)> committed;
        /// A COMMIT, a savepoint or a step failed in a way that nobody expected; for the log.
        std::function<void(const Error&)> failed;
    };

    /// Takes the writing connection over; it is used and closed on the writer's thread (which must also have opened it: so
    /// `open` is called there).
    WriteQueue(std::function<Result<std::unique_ptr<sql::Connection>>()> open, IdGenerator& ids, const Clock& clock,
               Observer observer);
    /// Runs what was submitted, then stops.
    ~WriteQueue();

    /// Opens the connection; to be called once before submit().
    Result<> start();
    void submit(Step step);
    size_t waiting() const;

private:
    void loop(std::unique_ptr<sql::Connection> connection, qint64 position);
    void runGroup(WriteContext& context, std::deque<Step> group);

    std::function<Result<std::unique_ptr<sql::Connection>>()> m_open;
    IdGenerator& m_ids;
    const Clock& m_clock;
    const Observer m_observer;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Step> m_steps;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace ch::server
