// SPDX-License-Identifier: Apache-2.0
#include "server/observe/BufferedStderrSink.h"

#include <cerrno>
#include <cstdio>

#ifdef Q_OS_UNIX
#include <poll.h>
#include <signal.h> // NOLINT(modernize-deprecated-headers): pthread_sigmask is not in <csignal>
#include <unistd.h>
#endif

namespace ch::server {

BufferedStderrSink::BufferedStderrSink(int descriptor, DroppedLine droppedLine)
    : m_descriptor(descriptor)
    , m_droppedLine(std::move(droppedLine))
    , m_writer([this] { run(); })
{}

BufferedStderrSink::~BufferedStderrSink()
{
    {
        const std::lock_guard lock(mutex_);
        m_isStopping = true;
        m_end = std::chrono::steady_clock::now() + kFarewell;
    }
    m_changed.notify_all();
    m_writer.join();
}

void BufferedStderrSink::sink_it_(const spdlog::details::log_msg& message)
{
    if (m_waiting.size() + message.payload.size() > kBacklogBytes) {
        ++m_dropped;
        return;
    }
    const bool wasEmpty = m_waiting.empty();
    spdlog::memory_buf_t formatted;
    formatter_->format(message, formatted);
    m_waiting.append(formatted.data(), formatted.size());
    // The writer sleeps without end while there is nothing, then for its pause, unless there is much.
    if (m_waiting.size() >= kBufferBytes && !m_isUrgent) {
        m_isUrgent = true;
        m_changed.notify_all();
    } else if (wasEmpty) {
        m_changed.notify_all();
    }
}

void BufferedStderrSink::flush_()
{
    m_isUrgent = true;
    m_changed.notify_all();
}

void BufferedStderrSink::waitUntilWritten(std::chrono::milliseconds limit)
{
    std::unique_lock lock(mutex_);
    flush_();
    m_changed.wait_for(lock, limit, [this] { return m_waiting.empty() && !m_isWriting; });
}

void BufferedStderrSink::run()
{
#ifdef Q_OS_UNIX
    // A reader that went away is an error of this write, not the end of the process.
    sigset_t brokenPipe;
    sigemptyset(&brokenPipe);
    sigaddset(&brokenPipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &brokenPipe, nullptr);
#endif
    std::unique_lock lock(mutex_);
    std::string writing;
    for (;;) {
        m_changed.wait(lock, [this] { return !m_waiting.empty() || m_isStopping; });
        m_changed.wait_for(lock, kPause, [this] { return m_isUrgent || m_isStopping; });
        if (m_waiting.empty())
            return;
        std::swap(writing, m_waiting);
        const quint64 dropped = std::exchange(m_dropped, 0);
        m_isUrgent = false;
        m_isWriting = true;
        lock.unlock();
        const bool isWritten = writeOut(writing) && (dropped == 0 || writeOut(m_droppedLine(dropped)));
        writing.clear();
        lock.lock();
        m_isWriting = false;
        m_changed.notify_all();
        if (!isWritten && m_isStopping)
            return;
    }
}

#ifdef Q_OS_UNIX

bool BufferedStderrSink::writeOut(std::string_view text)
{
    while (!text.empty()) {
        // Waiting goes before writing, in steps, so that a reader who stays away cannot keep the process from ending; a pipe
        // that is ready takes this much at once.
        constexpr size_t kTakenAtOnce = 4096;
        pollfd ready{m_descriptor, POLLOUT, 0};
        const int count = ::poll(&ready, 1, static_cast<int>(kPause.count()));
        if (count == 0 || (count < 0 && errno == EINTR)) {
            const std::lock_guard lock(mutex_);
            if (m_isStopping && std::chrono::steady_clock::now() >= m_end)
                return false;
            continue;
        }
        const ssize_t written = ::write(m_descriptor, text.data(), std::min(text.size(), kTakenAtOnce));
        if (written > 0)
            text.remove_prefix(static_cast<size_t>(written));
        else if (errno != EINTR && errno != EAGAIN)
            return false;
    }
    return true;
}

#else

bool BufferedStderrSink::writeOut(std::string_view text)
{
    std::fwrite(text.data(), 1, text.size(), stderr);
    return std::fflush(stderr) == 0;
}

#endif

} // namespace ch::server
