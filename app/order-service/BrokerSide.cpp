// SPDX-License-Identifier: Apache-2.0
#include "app/order-service/BrokerSide.h"

namespace ch::app {

using namespace server;
using namespace Qt::Literals::StringLiterals;

Result<> BrokerSide::configure(const QString& address)
{
    if (address.isEmpty())
        return ok();
    CH_TRY(m_address, AmqpAddress::parse(address));
    m_metrics = std::make_unique<BrokerMetrics>();
    m_log.write(LogLevel::Info, {}, "events go by a broker"_L1, {{"broker"_L1, m_address->name()}});
    return ok();
}

void BrokerSide::beginRelay(const Store& store, WriteQueue& writes, const Clock& clock)
{
    if (!m_address)
        return;
    auto relay = std::make_unique<Relay>(Relay::Parts{.address = *m_address,
                                                      .consumers = m_wanting.all(),
                                                      .openReader = [&store] { return store.openReader(); },
                                                      .writes = writes,
                                                      .clock = clock,
                                                      .log = m_log,
                                                      .metrics = *m_metrics});
    {
        const std::lock_guard lock(m_mutex);
        m_relay = std::move(relay);
    }
    // The file has one writer, so nobody else could consume.
    if (store.engine() == sql::Engine::Sqlite)
        beginWorker(store, writes, clock);
}

void BrokerSide::beginWorker(const Store& store, WriteQueue& writes, const Clock& clock)
{
    auto worker =
        std::make_unique<EventWorker>(EventWorker::Parts{.address = *m_address,
                                                         .consumers = m_consuming.all(),
                                                         .openReader = [&store] { return store.openReader(); },
                                                         .writes = writes,
                                                         .clock = clock,
                                                         .log = m_log,
                                                         .metrics = *m_metrics});
    const std::lock_guard lock(m_mutex);
    m_worker = std::move(worker);
}

void BrokerSide::stop()
{
    std::unique_ptr<Relay> relay;
    std::unique_ptr<EventWorker> worker;
    {
        const std::lock_guard lock(m_mutex);
        relay.swap(m_relay);
        worker.swap(m_worker);
    }
    // Outside of the lock: their last steps are commits, which wake the relay.
    relay.reset();
    worker.reset();
}

void BrokerSide::wake() const
{
    const std::lock_guard lock(m_mutex);
    if (m_relay)
        m_relay->wake();
}

bool BrokerSide::isConsuming() const
{
    const std::lock_guard lock(m_mutex);
    return m_worker && m_worker->isConnected();
}

QByteArray BrokerSide::metrics() const
{
    return m_metrics ? m_metrics->toText() : QByteArray();
}

} // namespace ch::app
