// SPDX-License-Identifier: Apache-2.0
// Keeps an instance in step with the others on its database: rings for what they committed, reads anew who is signed in
// and what the shop is called when they changed it, follows the database's clock, renews the lease of the worker number.
// A thread and a connection of its own.
#pragma once

#include "server/api/Handler.h"
#include "server/store/Store.h"
#include "server/store/StoreClock.h"

#include <chrono>
#include <functional>
#include <thread>

namespace ch::server {

class InstanceWatch
{
public:
    struct Observer
    {
        /// The feed has come this far, whoever wrote it.
        std::function<void(qint64 position)> advanced;
        /// The database did not answer, or a lease was lost; once for each time.
        std::function<void(const Error&)> failed;
    };

    /// `begin`: how far the feed was when this instance's run began.
    InstanceWatch(const Store& store, StoreClock& clock, const Services& services, qint64 begin, Observer observer);

private:
    struct Seen
    {
        qint64 position = 0;
        qint64 orders = 0;
        qint64 accounts = -1;
        qint64 shop = -1;
    };

    Result<> turn(std::unique_ptr<sql::Connection>& db, Seen& seen);
    void loop(const std::stop_token& stop);
    Result<> look(sql::Connection& db, Seen& seen);
    Result<> followOrders(sql::Connection& db, Seen& seen, qint64 position);
    Result<> keepUp(sql::Connection& db);

    const Store& m_store;
    StoreClock& m_clock;
    const Services m_services;
    const qint64 m_begin;
    const Observer m_observer;
    std::chrono::steady_clock::time_point m_nextReload{};
    std::chrono::steady_clock::time_point m_nextLease{};
    /// Last: it uses all the others.
    std::jthread m_thread;
};

} // namespace ch::server
