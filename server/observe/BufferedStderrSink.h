// SPDX-License-Identifier: Apache-2.0
// A log sink that gathers lines and writes them to stderr a few times a second, so that a request does not wait for a write
// of its own; warnings are written at once (spdlog's flush_on).
// Callable from any thread.
#pragma once

#include <spdlog/sinks/base_sink.h>

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <string>
#include <thread>

namespace ch::server {

class BufferedStderrSink final : public spdlog::sinks::base_sink<std::mutex>
{
public:
    BufferedStderrSink()
        : m_flusher([this] { flushRegularly(); })
    {}

    ~BufferedStderrSink() override
    {
        {
            const std::lock_guard lock(mutex_);
            m_stopping = true;
        }
        m_wake.notify_all();
        m_flusher.join();
        flush_();
    }

protected:
    void sink_it_(const spdlog::details::log_msg& message) override
    {
        spdlog::memory_buf_t formatted;
        formatter_->format(message, formatted);
        m_buffer.append(formatted.data(), formatted.size());
        if (m_buffer.size() >= kBufferBytes)
            flush_();
    }

    void flush_() override
    {
        std::fwrite(m_buffer.data(), 1, m_buffer.size(), stderr);
        std::fflush(stderr);
        m_buffer.clear();
    }

private:
    void flushRegularly()
    {
        std::unique_lock lock(mutex_);
        while (!m_stopping) {
            m_wake.wait_for(lock, std::chrono::milliseconds(200));
            if (!m_buffer.empty())
                flush_();
        }
    }

    static constexpr size_t kBufferBytes = 64 * 1024;
    std::string m_buffer;
    std::condition_variable_any m_wake;
    bool m_stopping = false;
    std::thread m_flusher;
};

} // namespace ch::server
