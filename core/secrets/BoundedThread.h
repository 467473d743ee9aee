// SPDX-License-Identifier: Apache-2.0
// A thread with an event loop for a library that may never answer: callers wait for a bounded time, then go on without it.
// Callable from any thread but its own.
#pragma once

#include <QString>

#include <chrono>
#include <functional>
#include <memory>

class QObject;

namespace ch {

/// Never ends once it has begun: nothing can stop a job that hangs inside a library, and the end of the program must not
/// wait for one. So it belongs into a place that lives as long as the process.
class BoundedThread
{
public:
    /// What a job calls when it is done, on the thread; a second call does nothing.
    using Done = std::function<void()>;
    /// Begins something on the thread, whose event loop then goes on. `owner` lives on the thread, for connections.
    using Job = std::function<void(QObject* owner, Done done)>;

    explicit BoundedThread(const QString& name);

    enum class Outcome {
        Done,
        /// Not done in time. It may still be done later; whatever the job then writes must not belong to the caller.
        TooLate,
        /// An earlier job that was too late is still not done: this one was not begun.
        Stuck,
    };
    Outcome run(Job job, std::chrono::milliseconds bound);

private:
    struct State;
    std::shared_ptr<State> m_state;
    QObject* m_owner = nullptr;
};

} // namespace ch
