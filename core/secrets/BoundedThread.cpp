// SPDX-License-Identifier: Apache-2.0
#include "core/secrets/BoundedThread.h"

#include <QMetaObject>
#include <QObject>
#include <QThread>

#include <condition_variable>
#include <mutex>

namespace ch {

struct BoundedThread::State
{
    std::mutex mutex;
    std::condition_variable wake;
    /// Jobs whose caller went away without them.
    int abandoned = 0;
};

BoundedThread::BoundedThread(const QString& name) : m_state(std::make_shared<State>())
{
    auto* const thread = new QThread;
    thread->setObjectName(name);
    m_owner = new QObject;
    m_owner->moveToThread(thread);
    thread->start();
}

BoundedThread::Outcome BoundedThread::run(Job job, std::chrono::milliseconds bound)
{
    struct Call
    {
        bool isDone = false;
        bool isAbandoned = false;
    };
    const auto state = m_state;
    const auto call = std::make_shared<Call>();
    {
        const std::lock_guard lock(state->mutex);
        if (state->abandoned > 0)
            return Outcome::Stuck;
    }
    const Done done = [state, call] {
        const std::lock_guard lock(state->mutex);
        if (std::exchange(call->isDone, true))
            return;
        if (call->isAbandoned)
            --state->abandoned;
        state->wake.notify_all();
    };
    QMetaObject::invokeMethod(
        m_owner, [job = std::move(job), done, owner = m_owner] { job(owner, done); }, Qt::QueuedConnection);

    std::unique_lock lock(state->mutex);
    if (state->wake.wait_for(lock, bound, [&] { return call->isDone; }))
        return Outcome::Done;
    call->isAbandoned = true;
    ++state->abandoned;
    return Outcome::TooLate;
}

} // namespace ch
