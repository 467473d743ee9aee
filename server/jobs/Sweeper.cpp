// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/Sweeper.h"

#include "server/jobs/RetentionTable.h"
#include "server/orders/OrderCloser.h"
#include "server/store/Leases.h"
#include "server/store/WriteStep.h"

namespace ch::server {

namespace {

// Small enough that requests between two portions hardly wait, large enough that a night's worth is closed in seconds.
constexpr int kPortion = 50;
// Long enough that the sweeping instance keeps its lease, short enough that another soon follows it if it dies.
constexpr qint64 kLeaseSlackMs = 10'000;

} // namespace

Sweeper::Sweeper(const Services& services, std::function<void(Result<SweepReport>)> report)
    : m_services(services)
    , m_report(std::move(report))
    , m_thread([this] { loop(); })
{}

Sweeper::~Sweeper()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void Sweeper::loop()
{
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        lock.unlock();
        m_report(sweep());
        lock.lock();
        m_wake.wait_for(lock, std::chrono::seconds(m_services.settings.sweepIntervalSeconds),
                        [this] { return m_stopping; });
    }
}

Result<SweepReport> Sweeper::sweep()
{
    SweepReport report;
    // Of several instances one sweeps; two would do no harm, but the work twice.
    CH_TRY(report.isOurs, runStep(m_services.writes, [this](WriteContext& context) {
               const qint64 ms = m_services.settings.sweepIntervalSeconds * 1000 + kLeaseSlackMs;
               return tryLease(context.db, QStringLiteral("sweep"), context.ids.owner(), ms);
           }));
    if (!report.isOurs)
        return report;
    const auto stopping = [this] {
        const std::lock_guard lock(m_mutex);
        return m_stopping;
    };
    for (int closed = kPortion; closed == kPortion && !stopping(); report.ordersClosed += closed) {
        CH_TRY(const auto portion,
               runStep(m_services.writes, [](WriteContext& context) { return closeExpiredOrders(context, kPortion); }));
        closed = portion.count;
        report.lagMs = std::max(report.lagMs, portion.oldestLagMs);
        if (portion.failure)
            report.failure = portion.failure;
    }
    for (int ended = kPortion; ended == kPortion && !stopping(); report.holdsEnded += ended) {
        CH_TRY(ended,
               runStep(m_services.writes, [](WriteContext& context) { return endPassedHolds(context, kPortion); }));
    }
    for (bool isMore = true; isMore && !stopping();) {
        CH_TRY(isMore, runStep(m_services.writes, [](WriteContext& context) { return forgetOld(context); }));
    }
    return report;
}

} // namespace ch::server
