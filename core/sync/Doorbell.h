// SPDX-License-Identifier: Apache-2.0
// Keeps the service's event stream open (R18): connects, and after the stream's end connects again.
// Callable from any thread; listens on a lane of its own.
#pragma once

#include "core/api/EventStream.h"
#include "core/base/Lane.h"
#include "core/sync/Engine.h"

namespace ch::sync {

class Doorbell
{
public:
    struct Timing
    {
        StreamOptions stream{};
        /// Desks that lost their streams together must not come back together: the wait is a random time between these.
        std::chrono::milliseconds leastWait{1'000};
        std::chrono::milliseconds longestWait{30'000};
    };
    struct Parts
    {
        Engine& engine;
        /// Something changed at the service; called on the lane.
        std::function<void()> onRing;
        RandomBelow random = systemRandom();
    };
    Doorbell(Parts parts, Timing timing);
    /// Ends the stream.
    ~Doorbell();

    void start();
    /// The present stream, if there is one, cannot be trusted any more: after a sign-in, or another network.
    void reconnect();
    /// The service can be reached: there is no reason to wait on.
    void hurry();
    void stop();

private:
    void listen();
    /// Nothing: go on only when told to.
    std::optional<std::chrono::milliseconds> waitAfter(const StreamEnd& end);
    StreamEnd connect();

    Parts m_parts;
    const Timing m_timing;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::stop_source m_connection;
    bool m_isHurried = false;
    bool m_isEnding = false;
    Lane m_lane;
};

} // namespace ch::sync
