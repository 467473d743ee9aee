// SPDX-License-Identifier: Apache-2.0
// SIGINT and SIGTERM as a wish to stop: what is being sent or fetched ends where it can go on later.
// To be made on the main thread before any other thread starts, for threads inherit the signal mask.
#pragma once

#include <stop_token>
#include <thread>

namespace ch::app {

class StopSignal
{
public:
    StopSignal();
    ~StopSignal();
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;

    std::stop_token token() const { return m_stop.get_token(); }

private:
    std::stop_source m_stop;
    /// Waits for the signals; the second one ends the program at once.
    std::thread m_thread;
};

} // namespace ch::app
