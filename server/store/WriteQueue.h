// SPDX-License-Identifier: Apache-2.0
// The one writer: runs steps in the order they come, many of them in one COMMIT (group commit), each undone alone if it has to
// be (docs/decisions/001).
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
        /// May be called again, after all that it wrote was undone: what it keeps outside the store has to bear that.
        std::function<StepVerdict(WriteContext&)> work;
        /// Tells what the work is going to read, so that it is read at once for all steps of a group. Called before the first
        /// of them runs, or not at all.
        std::function<void(WriteContext&)> foresee{};
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
        /// After each COMMIT, before the steps' answers: which orders have a new state. Also where it is not known whether the
        /// COMMIT came to be.
        std::function<void(const std::vector<ChangedOrder>&)> changed{};
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
    /// What became of a group's transaction, and of each step in it.
    struct Run;

    void loop(std::unique_ptr<sql::Connection> connection, qint64 position);
    /// The steps that wait, at least one and at most a group of them; none when there will be no more.
    std::deque<Step> nextGroup();
    /// Adds those that came since, and waits a moment for those that may.
    void joinCrowd(std::deque<Step>& group);
    void takeSteps(std::deque<Step>& group);
    void runGroup(WriteContext& context, std::deque<Step> group);
    Run tryGroup(WriteContext& context, std::deque<Step>& group, bool apart);

    std::function<Result<std::unique_ptr<sql::Connection>>()> m_open;
    IdGenerator& m_ids;
    const Clock& m_clock;
    const Observer m_observer;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Step> m_steps;
    /// How many steps the writer waits for.
    size_t m_wanted = 1;
    bool m_stopping = false;
    // The writer's thread alone.
    /// How many groups more give each step a savepoint.
    int m_groupsApart = 0;
    /// How many steps there were when the first of the last group was answered, waiting ones among them.
    size_t m_crowd = 0;
    std::chrono::steady_clock::time_point m_crowdUntil{};
    std::thread m_thread;
};

} // namespace ch::server
