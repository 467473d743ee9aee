// SPDX-License-Identifier: Apache-2.0
// Sessions that somebody ended here and that the service has not heard of: it is told as soon as it can be reached, by their own
// tokens, whoever is signed in by then. In memory only, so until the program ends.
// Callable from any thread; tell() from one that may wait.
#pragma once

#include "core/api/RetryPolicy.h"
#include "core/api/ServerAddress.h"
#include "core/api/Transport.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>

namespace ch::sync {

struct LeftSession
{
    ServerAddress server;
    std::shared_ptr<Transport> transport;
    /// Either may be empty, not both.
    QByteArray accessToken;
    QByteArray refreshToken;
};

class LeftSessions
{
public:
    explicit LeftSessions(Pause& pause) : m_pause(pause) {}

    void add(LeftSession session);
    /// Whether there are some that nobody is just telling of.
    bool isWaiting() const;
    /// Ends one after the other at the service, after whoever is just at it. An error: that one and those behind it are still to be
    /// told; good: none is.
    Result<> tell(std::stop_token stop);

private:
    Result<> end(LeftSession& session, const std::stop_token& stop);

    Pause& m_pause;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<LeftSession> m_sessions;
    bool m_isTelling = false;
};

} // namespace ch::sync
