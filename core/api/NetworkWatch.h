// SPDX-License-Identifier: Apache-2.0
// Tells when the network comes back, where the system can tell.
// Belongs to the thread that makes it, which needs an event loop to be told anything: the program's main thread.
#pragma once

#include <functional>
#include <memory>

namespace ch {

class NetworkWatch
{
public:
    /// `onBack` is called on this thread when the machine had no network and has one again. Where the system says nothing
    /// about its network it is never called: whoever waits has timers too.
    explicit NetworkWatch(std::function<void()> onBack);
    ~NetworkWatch();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace ch
