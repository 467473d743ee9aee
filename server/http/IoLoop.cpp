// SPDX-License-Identifier: Apache-2.0
#include "server/http/IoLoop.h"

#include <QDebug>

#include <exception>

namespace ch::server {

IoLoop::IoLoop() : m_work(m_context.get_executor()) {}

IoLoop::~IoLoop()
{
    stop();
}

void IoLoop::start()
{
    if (m_thread.joinable())
        return;
    m_thread = std::thread([this] {
        m_threadId.store(std::this_thread::get_id(), std::memory_order_relaxed);
        run();
    });
}

void IoLoop::run()
{
    // One caller's bug must not take everybody's connections with it: io_context::run() may be entered again after a throw.
    for (;;) {
        try {
            m_context.run();
            return;
        } catch (const std::exception& failure) {
            qCritical("A task of the I/O thread threw: %s", failure.what());
        } catch (...) {
            qCritical("A task of the I/O thread threw something that is no std::exception");
        }
    }
}

void IoLoop::stop()
{
    m_stopped.store(true, std::memory_order_release);
    m_work.reset();
    m_context.stop();
    if (m_thread.joinable())
        m_thread.join();
}

void IoLoop::runRest()
{
    m_threadId.store(std::this_thread::get_id(), std::memory_order_relaxed);
    m_context.restart();
    m_context.poll();
}

} // namespace ch::server
