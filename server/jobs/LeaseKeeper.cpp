// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/LeaseKeeper.h"

#include "server/store/Leases.h"

namespace ch::server {

using namespace std::chrono_literals;

Result<> keepLease(sql::Connection& db, StoreClock& clock, IdGenerator& ids)
{
    CH_TRY(const UtcTime time, databaseTime(db));
    clock.set(time);
    CH_TRY(const bool isOurs, renewWorker(db, ids.worker(), ids.owner()));
    if (isOurs)
        return ok();
    // This process stood still for longer than a lease lasts.
    CH_TRY(const WorkerLease lease, leaseWorker(db, ids.owner()));
    ids.moveTo(lease.worker, lease.lastMs);
    return ok();
}

LeaseKeeper::LeaseKeeper(const Store& store, StoreClock& clock, IdGenerator& ids,
                         std::function<void(const Error&)> failed)
    : m_store(store)
    , m_clock(clock)
    , m_ids(ids)
    , m_failed(std::move(failed))
    , m_thread([this] { loop(); })
{}

LeaseKeeper::~LeaseKeeper()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void LeaseKeeper::loop()
{
    std::unique_ptr<sql::Connection> db;
    bool isDown = false;
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        lock.unlock();
        Result<> done = ok();
        if (!db) {
            if (auto opened = m_store.openWriter())
                db = *std::move(opened);
            else
                done = opened.error();
        }
        if (db)
            done = keepLease(*db, m_clock, m_ids);
        if (!done && !isDown)
            m_failed(done.error());
        isDown = !done;
        lock.lock();
        m_wake.wait_for(lock, isDown ? 500ms : kBetweenLeases, [this] { return m_stopping; });
    }
}

} // namespace ch::server
