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

InProcessConsumers::InProcessConsumers(const Store& store, WriteQueue& writes, JsonLog& log, Metrics& metrics)
    : m_runner(
          m_consumers.all(), [&store] { return store.openReader(); }, writes, observerFor(log, metrics))
{}

} // namespace ch::app
