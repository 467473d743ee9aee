// SPDX-License-Identifier: Apache-2.0
// A thread that runs jobs one after the other, in the order given. Blocking code is at home here.
// run() is callable from any thread; jobs run on the lane's own.
#pragma once

#include <QFuture>
#include <QPromise>
#include <QString>
#include <QThread>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace ch {

/// Fed by a queue of its own, not by an event loop: a job that waits in a local event loop would else be re-entered by
/// the next one. Destruction runs what is queued, then ends the thread.
class Lane
{
public:
    /// `name` is the thread's, as debuggers and logs show it.
    explicit Lane(const QString& name);
    ~Lane();
    Lane(const Lane&) = delete;
    Lane& operator=(const Lane&) = delete;

    /// The future gets exactly one result. Waiting for it on the lane itself would wait for ever.
    template <class Fn> auto run(Fn fn) -> QFuture<std::invoke_result_t<Fn&>>
    {
        using Answer = std::invoke_result_t<Fn&>;
        // std::function wants to copy; neither promises nor the callers' functions need to be copyable.
        auto promise = std::make_shared<QPromise<Answer>>();
        auto job = std::make_shared<Fn>(std::move(fn));
        promise->start();
        QFuture<Answer> future = promise->future();
        enqueue([promise, job] {
            if constexpr (std::is_void_v<Answer>)
                (*job)();
            else
                promise->addResult((*job)());
            promise->finish();
        });
        return future;
    }

    bool isCurrent() const { return QThread::currentThread() == &m_thread; }

private:
    class Thread final : public QThread
    {
    public:
        explicit Thread(Lane& lane) : m_lane(lane) {}

    private:
        void run() override { m_lane.runJobs(); }
        Lane& m_lane;
    };

    void enqueue(std::function<void()> job);
    void runJobs();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<std::function<void()>> m_jobs;
    bool m_isEnding = false;
    Thread m_thread;
};

} // namespace ch
