// SPDX-License-Identifier: Apache-2.0
// Everything that follows from events, whoever brings them: the service's own process or a worker behind a broker.
// Owned by a composition root; used as Consumer.h says.
#pragma once

#include "server/consumers/LoyaltyPoints.h"
#include "server/consumers/PickTaskDrafts.h"
#include "server/webhooks/WebhookFanOut.h"

#include <functional>
#include <vector>

namespace ch::app {

struct ConsumerSet
{
    /// `toldWebhooks`: webhooks have something to be told; whoever sends it need not wait for the next look.
    explicit ConsumerSet(std::function<void()> toldWebhooks = {}) : webhooks(std::move(toldWebhooks)) {}

    server::LoyaltyPoints points;
    server::PickTaskDrafts pickTasks;
    server::WebhookFanOut webhooks;

    std::vector<server::Consumer*> all() { return {&points, &pickTasks, &webhooks}; }
};

} // namespace ch::app
