// SPDX-License-Identifier: Apache-2.0
// Waiting for the request to stop: SIGTERM, SIGINT, or (if asked for) the end of standard input.
// To be constructed on the main thread before any other thread starts, for threads inherit the signal mask.
#pragma once

namespace ch::app {

class ShutdownSignal
{
public:
    ShutdownSignal();
    /// From now on the end of standard input stops the program too: whoever started it is gone.
    void watchStdin();
    /// Returns once the program is to stop.
    void wait();
};

} // namespace ch::app
