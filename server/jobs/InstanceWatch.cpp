// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/InstanceWatch.h"

#include "server/accounts/Accounts.h"
#include "server/cache/AnswerCache.h"
#include "server/feed/FeedHub.h"
#include "server/jobs/LeaseKeeper.h"
#include "server/store/IdGenerator.h"
#include "server/store/InstanceTable.h"

namespace ch::server {

namespace {

using namespace std::chrono_literals;

// A look is one short statement. A stream rings this much later for what another instance wrote.
constexpr auto kPause = 50ms;
constexpr auto kPauseAfterFailure = 500ms;
// Reading all sessions anew takes some milliseconds for each thousand of them.
constexpr auto kBetweenReloads = 250ms;

} // namespace

InstanceWatch::InstanceWatch(const Store& store, StoreClock& clock, const Services& services, qint64 begin,
                             Observer observer)
    : m_store(store)
    , m_clock(clock)
    , m_services(services)
    , m_begin(begin)
    , m_observer(std::move(observer))
    , m_thread([this] { loop(); })
{}

InstanceWatch::~InstanceWatch()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void InstanceWatch::loop()
{
    std::unique_ptr<sql::Connection> db;
    Seen seen{.orders = m_begin};
    bool isDown = false;
    auto nextLease = std::chrono::steady_clock::now();
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
            done = look(*db, seen);
        if (const auto now = std::chrono::steady_clock::now(); done && now >= nextLease) {
            done = keepUp(*db);
            nextLease = now + kBetweenLeases;
        }
        if (!done && !isDown)
            m_observer.failed(done.error());
        isDown = !done;
        lock.lock();
        m_wake.wait_for(lock, isDown ? kPauseAfterFailure : kPause, [this] { return m_stopping; });
    }
}

Result<> InstanceWatch::look(sql::Connection& db, Seen& seen)
{
    CH_TRY(const InstanceState state, readInstanceState(db));
    CH_CHECK(followOrders(db, seen, state.feedPosition));
    if (state.feedPosition > seen.position) {
        seen.position = state.feedPosition;
        m_observer.advanced(state.feedPosition);
    }
    const auto now = std::chrono::steady_clock::now();
    if (state.accountChanges != seen.accounts && now >= m_nextReload) {
        CH_CHECK(m_services.accounts.load(db));
        seen.accounts = state.accountChanges;
        m_nextReload = now + kBetweenReloads;
    }
    if (state.shopChanges != seen.shop) {
        CH_TRY(Shop shop, loadShop(db));
        m_services.shop.set(std::move(shop));
        seen.shop = state.shopChanges;
    }
    return ok();
}

/// What others wrote, for the cache: that nothing happened is word from them too.
Result<> InstanceWatch::followOrders(sql::Connection& db, Seen& seen, qint64 position)
{
    if (!m_services.cache)
        return ok();
    std::vector<ChangedOrder> orders;
    if (position > seen.orders) {
        CH_TRY(orders, readChangedOrders(db, seen.orders, position));
        seen.orders = position;
    }
    m_services.cache->followed(orders);
    return ok();
}

Result<> InstanceWatch::keepUp(sql::Connection& db)
{
    if (m_services.cache) {
        CH_TRY(const QString run, newestRun(db));
        m_services.cache->setNamespace(run.toLatin1());
    }
    return keepLease(db, m_clock, m_services.ids);
}

} // namespace ch::server
