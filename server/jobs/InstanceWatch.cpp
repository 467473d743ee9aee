// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/InstanceWatch.h"

#include "core/base/PauseFor.h"
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
    , m_thread([this](const std::stop_token& stop) { loop(stop); })
{}

void InstanceWatch::loop(const std::stop_token& stop)
{
    std::unique_ptr<sql::Connection> db;
    Seen seen{.orders = m_begin};
    bool isDown = false;
    do {
        const Result<> done = turn(db, seen);
        if (!done && !isDown)
            m_observer.failed(done.error());
        isDown = !done;
    } while (pauseFor(isDown ? kPauseAfterFailure : kPause, stop));
}

Result<> InstanceWatch::turn(std::unique_ptr<sql::Connection>& db, Seen& seen)
{
    if (!db) {
        CH_TRY(db, m_store.openWriter());
    }
    CH_CHECK(look(*db, seen));
    const auto now = std::chrono::steady_clock::now();
    if (now < m_nextLease)
        return ok();
    m_nextLease = now + kBetweenLeases;
    return keepUp(*db);
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
