// SPDX-License-Identifier: Apache-2.0
// Everything that follows from events, whoever brings them: the service's own process or a worker behind a broker.
// Owned by a composition root; used as Consumer.h says.
#pragma once

#include "server/consumers/LoyaltyPoints.h"
#include "server/consumers/PickTaskDrafts.h"

#include <vector>

namespace ch::app {

struct ConsumerSet
{
    server::LoyaltyPoints points;
    server::PickTaskDrafts pickTasks;

    std::vector<server::Consumer*> all() { return {&points, &pickTasks}; }
};

} // namespace ch::app
