// SPDX-License-Identifier: Apache-2.0
// The orders that are claimed at this desk since the program began: given back when it ends, or they stay closed to everybody for
// a quarter of an hour.
// Any thread.
#pragma once

#include "core/base/Ids.h"
#include "core/sync/Engine.h"

#include <mutex>
#include <set>
#include <stop_token>

namespace ch::desk {

class PackClaims
{
public:
    void took(OrderId id);
    /// Given back, or nobody knows.
    void left(OrderId id);
    /// On a lane that may wait for the network. An order of which something still waits here keeps its claim: whoever opened it
    /// elsewhere would pack it a second time.
    void giveBackAll(sync::Engine& engine, const std::stop_token& stop);

private:
    std::mutex m_mutex;
    std::set<OrderId> m_held;
};

} // namespace ch::desk
