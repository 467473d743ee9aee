// SPDX-License-Identifier: Apache-2.0
// That a process which was told to stop ends, though a server that stands still keeps one of its threads waiting for ever: what was
// acknowledged is committed by then, and nobody waits for the rest.
// Begun on the main thread; has one of its own.
#pragma once

#include "server/observe/JsonLog.h"

#include <chrono>
#include <thread>

namespace ch::app {

class EndLimit
{
public:
    /// `log` must outlive this object.
    explicit EndLimit(server::JsonLog& log) : m_log(log) {}

    /// Ends the process after so long, unless this object goes before.
    void begin(std::chrono::seconds limit);

private:
    server::JsonLog& m_log;
    std::jthread m_thread;
};

} // namespace ch::app
