// SPDX-License-Identifier: Apache-2.0
// Work that time brings (R10): closes unpaid orders, ends holds whose date passed, forgets old keys, sessions and tombstones.
// A thread of its own; its writes go through the write queue like everybody's.
#pragma once

#include "server/api/Handler.h"

#include <functional>
#include <thread>

namespace ch::server {

struct SweepReport
{
    /// False if another instance sweeps.
    bool isOurs = false;
    int ordersClosed = 0;
    int holdsEnded = 0;
    /// How long the oldest of the closed orders had been due; 0 if none was closed.
    qint64 lagMs = 0;
    /// Why an order that is due stays open; the others were closed all the same.
    std::optional<Error> failure{};
};

class Sweeper
{
public:
    /// Sweeps once at start, then every settings.sweepIntervalSeconds. `report` is called on the sweeper's thread.
    Sweeper(const Services& services, std::function<void(Result<SweepReport>)> report);

private:
    void loop(const std::stop_token& stop);
    Result<SweepReport> sweep(const std::stop_token& stop);

    const Services m_services;
    const std::function<void(Result<SweepReport>)> m_report;
    /// Last: it uses all the others.
    std::jthread m_thread;
};

} // namespace ch::server
