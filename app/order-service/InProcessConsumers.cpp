// SPDX-License-Identifier: Apache-2.0
#include "app/order-service/InProcessConsumers.h"

namespace ch::app {

using namespace server;
using namespace Qt::Literals::StringLiterals;

ConsumerRunner::Observer observerFor(JsonLog& log, Metrics& metrics)
{
    return {.consumed =
                [&](QLatin1StringView consumer, const Event& event) {
                    metrics.countConsumed(consumer);
                    log.write(LogLevel::Info, event.trace, "event consumed"_L1,
                              {{"consumer"_L1, QString(consumer)},
                               {"event"_L1, event.id()},
                               {"type"_L1, routingKeyOf(event.kind)}});
                },
            .failed =
                [&](QLatin1StringView consumer, const Error& error) {
                    metrics.countConsumerFailure(consumer);
                    log.write(
                        LogLevel::Error, {}, "consumer failed"_L1,
                        {{"consumer"_L1, QString(consumer)}, {"code"_L1, error.code}, {"detail"_L1, error.detail}});
                },
            .setAside =
                [&](QLatin1StringView consumer, const Event& event, const Error& error) {
                    log.write(LogLevel::Error, event.trace, "event set aside"_L1,
                              {{"consumer"_L1, QString(consumer)},
                               {"event"_L1, event.id()},
                               {"code"_L1, error.code},
                               {"detail"_L1, error.detail}});
                },
            .measured = [&](QLatin1StringView consumer, qint64 waiting,
                            qint64 setAside) { metrics.setConsumer(consumer, waiting, setAside); }};
}

WebhookSender::Observer webhookObserverFor(JsonLog& log, Metrics& metrics)
{
    // Addresses may hold what only the two of them know, so webhooks are named by their ids.
    return {.delivered =
                [&](const Delivery& delivery, int status) {
                    metrics.countDelivery(Metrics::Delivery::Delivered);
                    log.write(LogLevel::Info, delivery.trace, "webhook told"_L1,
                              {{"webhook"_L1, delivery.webhook.value()},
                               {"event"_L1, delivery.messageId},
                               {"status"_L1, qint64(status)},
                               {"attempts"_L1, qint64(delivery.attempts + 1)}});
                },
            .failed =
                [&](const Delivery& delivery, const QString& problem, std::optional<UtcTime> next) {
                    metrics.countDelivery(next ? Metrics::Delivery::Failed : Metrics::Delivery::GivenUp);
                    log.write(LogLevel::Warning, delivery.trace,
                              next ? "webhook not told"_L1 : "webhook message given up"_L1,
                              {{"webhook"_L1, delivery.webhook.value()},
                               {"event"_L1, delivery.messageId},
                               {"problem"_L1, problem},
                               {"attempts"_L1, qint64(delivery.attempts + 1)},
                               {"next_at"_L1, next ? next->toString() : QString()}});
                },
            .switchedOff =
                [&](WebhookId webhook, const QString& problem) {
                    log.write(LogLevel::Error, {}, "webhook switched off"_L1,
                              {{"webhook"_L1, webhook.value()}, {"problem"_L1, problem}});
                },
            .measured = [&](qint64 waiting, qint64 switchedOff) { metrics.setWebhooks(waiting, switchedOff); },
            .storeFailed =
                [&](const Error& error) {
                    log.write(LogLevel::Error, {}, "webhooks wait for the store"_L1,
                              {{"code"_L1, error.code}, {"detail"_L1, error.detail}});
                }};
}

InProcessConsumers::InProcessConsumers(const Store& store, WriteQueue& writes, WebhookSender& webhooks, JsonLog& log,
                                       Metrics& metrics)
    : m_consumers([&webhooks] { webhooks.wake(); })
    , m_runner(
          m_consumers.all(), [&store] { return store.openReader(); }, writes, observerFor(log, metrics))
{}

} // namespace ch::app
