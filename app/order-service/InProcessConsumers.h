// SPDX-License-Identifier: Apache-2.0
// The consumers of a service that has no broker, with what their runner tells the log and the metrics.
// Constructed and destroyed on the main thread; wake() is callable from any thread.
#pragma once

#include "app/order-service/ConsumerSet.h"
#include "server/events/ConsumerRunner.h"
#include "server/observe/JsonLog.h"
#include "server/observe/Metrics.h"
#include "server/store/Store.h"
#include "server/webhooks/WebhookSender.h"

namespace ch::app {

class InProcessConsumers
{
public:
    /// `webhooks` must outlive this.
    InProcessConsumers(const server::Store& store, server::WriteQueue& writes, server::WebhookSender& webhooks,
                       server::JsonLog& log, server::Metrics& metrics);

    /// Something was committed.
    void wake() { m_runner.wake(); }

private:
    ConsumerSet m_consumers;
    server::ConsumerRunner m_runner;
};

/// What the log and the metrics are to know of events that found their effect; of a worker's too.
server::ConsumerRunner::Observer observerFor(server::JsonLog& log, server::Metrics& metrics);
/// The same of what webhooks were told.
server::WebhookSender::Observer webhookObserverFor(server::JsonLog& log, server::Metrics& metrics);

} // namespace ch::app
