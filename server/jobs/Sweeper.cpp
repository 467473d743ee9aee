// SPDX-License-Identifier: Apache-2.0
#include "server/jobs/Sweeper.h"

#include "core/base/PauseFor.h"
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
    , m_thread([this](const std::stop_token& stop) { loop(stop); })
{}

void Sweeper::loop(const std::stop_token& stop)
{
    do
        m_report(sweep(stop));
    while (pauseFor(std::chrono::seconds(m_services.settings.sweepIntervalSeconds), stop));
}

Result<SweepReport> Sweeper::sweep(const std::stop_token& stop)
{
    SweepReport report;
    // Of several instances one sweeps; two would do no harm, but the work twice.
    CH_TRY(report.isOurs, runStep(m_services.writes, [this](WriteContext& context) {
               const qint64 ms = m_services.settings.sweepIntervalSeconds * 1000 + kLeaseSlackMs;
               return tryLease(context.db, QStringLiteral("sweep"), context.ids.owner(), ms);
           }));
    if (!report.isOurs)
        return report;
    for (int closed = kPortion; closed == kPortion && !stop.stop_requested(); report.ordersClosed += closed) {
        CH_TRY(const auto portion,
               runStep(m_services.writes, [](WriteContext& context) { return closeExpiredOrders(context, kPortion); }));
        closed = portion.count;
        report.lagMs = std::max(report.lagMs, portion.oldestLagMs);
        if (portion.failure)
            report.failure = portion.failure;
    }
    for (int ended = kPortion; ended == kPortion && !stop.stop_requested(); report.holdsEnded += ended) {
        CH_TRY(ended,
               runStep(m_services.writes, [](WriteContext& context) { return endPassedHolds(context, kPortion); }));
    }
    for (bool isMore = true; isMore && !stop.stop_requested();) {
        CH_TRY(isMore, runStep(m_services.writes, [](WriteContext& context) { return forgetOld(context); }));
    }
    return report;
}

} // namespace ch::server
