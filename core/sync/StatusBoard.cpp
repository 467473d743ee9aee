// SPDX-License-Identifier: Apache-2.0
#include "core/sync/StatusBoard.h"

#include "core/store/MetaTable.h"
#include "core/store/OrderListTable.h"
#include "core/store/RecordTable.h"

namespace ch::sync {

namespace {

struct Figures
{
    std::optional<UtcTime> dataAsOf;
    qint64 orders = 0;
    store::OutboxCounts outbox;
    qint64 quarantined = 0;
};

Result<Figures> figuresOf(sql::Connection& db, const QTimeZone& zone)
{
    Figures figures;
    CH_TRY(const QString dataAsOf, store::read(db, store::Meta::DataAsOf));
    if (!dataAsOf.isEmpty())
        figures.dataAsOf = UtcTime(dataAsOf.toLongLong());
    CH_TRY(figures.orders, store::countOrders(db, {}, zone));
    CH_TRY(figures.outbox, store::outboxCounts(db));
    CH_TRY(figures.quarantined, store::quarantinedCount(db));
    return figures;
}

} // namespace

StatusBoard::StatusBoard(Engine& engine, OnStatus onStatus, std::chrono::milliseconds interval)
    : m_engine(engine)
    , m_onStatus(std::move(onStatus))
    , m_interval(interval)
    , m_lane(QStringLiteral("status"))
{
    m_lane.run([this] { publish(); });
}

StatusBoard::~StatusBoard()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_wake.notify_all();
}

void StatusBoard::refresh()
{
    {
        const std::lock_guard lock(m_mutex);
        m_areFiguresOld = true;
    }
    m_wake.notify_all();
}

SyncStatus StatusBoard::current() const
{
    const std::lock_guard lock(m_mutex);
    return m_status;
}

void StatusBoard::publish()
{
    std::optional<SyncStatus> published;
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wake.wait(lock, [this] { return m_isDirty || m_areFiguresOld || m_isEnding; });
        if (!m_isDirty && !m_areFiguresOld)
            return;
        m_isDirty = false;
        if (std::exchange(m_areFiguresOld, false)) {
            lock.unlock();
            readFigures();
            lock.lock();
        }
        const SyncStatus status = m_status;
        lock.unlock();
        if (status != published && m_onStatus)
            m_onStatus(status);
        published = status;
        lock.lock();
        m_wake.wait_for(lock, m_interval, [this] { return m_isEnding; });
    }
}

void StatusBoard::readFigures()
{
    const auto figures =
        m_engine.read([zone = m_engine.identity().zone()](sql::Connection& db) { return figuresOf(db, zone); });
    // A cache that cannot be read says so elsewhere; what was known stays.
    if (!figures)
        return;
    const std::lock_guard lock(m_mutex);
    m_status.dataAsOf = figures->dataAsOf;
    m_status.orders = figures->orders;
    m_status.waiting = figures->outbox.waiting;
    m_status.refused = figures->outbox.refused;
    m_status.quarantined = figures->quarantined;
}

} // namespace ch::sync
