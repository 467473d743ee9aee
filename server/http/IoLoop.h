// SPDX-License-Identifier: Apache-2.0
// The I/O thread and its queue. Shared by whoever may still answer from elsewhere, so that a late answer finds a queue.
// post(), isHere(): any thread; the rest on the owner's thread.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>

#include <atomic>
#include <optional>
#include <thread>

namespace ch::server {

/// A socket bound to its io_context by type: the type-erased executor of tcp::socket costs two indirect calls an operation.
using TcpSocket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, boost::asio::io_context::executor_type>;

class IoLoop
{
public:
    IoLoop();
    ~IoLoop();

    boost::asio::io_context& context() { return m_context; }
    void start();
    /// Ends the thread; what is still queued stays unrun.
    void stop();
    /// After stop(): runs what is ready on the calling thread, which counts as the I/O thread from now on.
    void runRest();
    bool isRunning() const { return m_thread.joinable(); }
    bool isHere() const { return m_threadId.load(std::memory_order_relaxed) == std::this_thread::get_id(); }

    template <class Fn> void post(Fn&& fn)
    {
        if (!m_stopped.load(std::memory_order_acquire))
            boost::asio::post(m_context, std::forward<Fn>(fn));
    }

private:
    void run();

    /// One thread runs it, which lets Asio leave out the wake-ups of others.
    boost::asio::io_context m_context{1};
    std::optional<boost::asio::executor_work_guard<boost::asio::io_context::executor_type>> m_work;
    std::thread m_thread;
    std::atomic<std::thread::id> m_threadId{};
    std::atomic<bool> m_stopped{false};
};

} // namespace ch::server
