// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/LeaseKeeper.h"

#include "core/base/PauseFor.h"
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
    , m_thread([this](const std::stop_token& stop) { loop(stop); })
{}

Result<> LeaseKeeper::turn(std::unique_ptr<sql::Connection>& db)
{
    if (!db) {
        CH_TRY(db, m_store.openWriter());
    }
    return keepLease(*db, m_clock, m_ids);
}

void LeaseKeeper::loop(const std::stop_token& stop)
{
    std::unique_ptr<sql::Connection> db;
    bool isDown = false;
    do {
        const Result<> done = turn(db);
        if (!done && !isDown)
            m_failed(done.error());
        isDown = !done;
    } while (pauseFor(isDown ? 500ms : kBetweenLeases, stop));
}

} // namespace ch::server
