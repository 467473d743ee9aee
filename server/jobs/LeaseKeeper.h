// SPDX-License-Identifier: Apache-2.0
// Keeps up what a process owes the database that it shares with others: its worker number, and the database's time.
// A thread and a connection of its own.
#pragma once

#include "server/store/Store.h"
#include "server/store/StoreClock.h"

#include <chrono>
#include <functional>
#include <thread>

namespace ch::server {

/// How often that is due.
inline constexpr std::chrono::seconds kBetweenLeases{5};

/// Takes over the database's time and renews the lease of the worker number; takes another number if somebody else has it by
/// now. What was written under the old one since then was refused.
Result<> keepLease(sql::Connection& db, StoreClock& clock, IdGenerator& ids);

class LeaseKeeper
{
public:
    /// `failed` is called once for each time that the database goes away.
    LeaseKeeper(const Store& store, StoreClock& clock, IdGenerator& ids, std::function<void(const Error&)> failed);

private:
    Result<> turn(std::unique_ptr<sql::Connection>& db);
    void loop(const std::stop_token& stop);

    const Store& m_store;
    StoreClock& m_clock;
    IdGenerator& m_ids;
    const std::function<void(const Error&)> m_failed;
    /// Last: it uses all the others.
    std::jthread m_thread;
};

} // namespace ch::server
