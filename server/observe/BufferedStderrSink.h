// SPDX-License-Identifier: Apache-2.0
// A log sink that gathers lines and has a thread of its own write them: whoever logs never waits for the reader of the log,
// be it a full disk or a pipe that nobody empties. If that reader stays away, lines are dropped, counted and the count logged.
// Callable from any thread.
#pragma once

#include <QtGlobal>

#include <spdlog/sinks/base_sink.h>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

namespace ch::server {

class BufferedStderrSink final : public spdlog::sinks::base_sink<std::mutex>
{
public:
    /// What may wait for the writer; a few seconds of a busy service.
    static constexpr size_t kBacklogBytes = 4 * 1024 * 1024;
    using DroppedLine = std::function<std::string(quint64 lines)>;

    /// `descriptor` stays open and the caller's. `droppedLine` makes the line that says how many are missing.
    BufferedStderrSink(int descriptor, DroppedLine droppedLine);
    /// Writes what is left, for at most kFarewell.
    ~BufferedStderrSink() override;

    /// Waits until everything logged so far is written, or `limit` is over.
    void waitUntilWritten(std::chrono::milliseconds limit);

    static constexpr std::chrono::milliseconds kPause{200};
    static constexpr std::chrono::milliseconds kFarewell{2000};

protected:
    void sink_it_(const spdlog::details::log_msg& message) override;
    /// Asks for writing soon; does not wait.
    void flush_() override;

private:
    void run();
    bool writeOut(std::string_view text);

    static constexpr size_t kBufferBytes = 64 * 1024;

    const int m_descriptor;
    const DroppedLine m_droppedLine;
    // The base's mutex_ guards what follows.
    std::string m_waiting;
    quint64 m_dropped = 0;
    bool m_isUrgent = false;
    bool m_isWriting = false;
    bool m_isStopping = false;
    std::chrono::steady_clock::time_point m_end;
    std::condition_variable m_changed;
    std::thread m_writer;
};

} // namespace ch::server
