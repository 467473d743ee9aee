// SPDX-License-Identifier: Apache-2.0
// Sends what waits in the outbox, one request at a time (R21).
// Runs on the sync lane; blocks.
#pragma once

#include "core/api/OrdersApi.h"
#include "core/api/OutboxApi.h"
#include "core/api/ProductsApi.h"
#include "core/api/RetryPolicy.h"
#include "core/base/Clock.h"
#include "core/sync/CacheWriter.h"
#include "core/sync/SyncReport.h"

namespace ch::sync {

class PushOutbox
{
public:
    PushOutbox(HttpClient& client, CacheWriter& cache, const Clock& clock, RandomBelow random = systemRandom())
        : m_outbox(client)
        , m_orders(client)
        , m_products(client)
        , m_cache(cache)
        , m_clock(clock)
        , m_random(std::move(random))
    {}

    /// Until nothing may be sent now. An Error: the service cannot be reached, or wants a sign-in or a newer version; what was
    /// being sent waits with its key. An entry that the service cannot deal with holds back no others, unless there are
    /// several in a row. Adds to the report.
    Result<> run(SyncReport& report, const CallContext& context, const OnProgress& onProgress);

private:
    struct Attempt
    {
        /// As it was before this attempt: `firstSentAt` is that of an earlier one.
        PendingOperation operation;
        std::optional<qint64> version;
    };
    /// What was being sent when the disk failed under a pass of this very program.
    Result<> resumeInterrupted();
    Result<std::optional<Attempt>> next();
    Result<> settle(const PendingOperation& operation, const OperationAnswer& answer);
    /// Sends it, unless it turns out to have been taken before.
    Result<OperationAnswer> take(const Attempt& attempt, const CallContext& context);
    Result<bool> isOnTimeline(OrderId order, const OpId& key, const CallContext& context);
    Result<bool> isInLedger(const QString& sku, const OpId& key, const CallContext& context);
    /// Whether a step was in truth taken by an earlier attempt, whose key the service may have forgotten (R3).
    Result<std::optional<OperationAnswer>> findDone(const Attempt& attempt, const CallContext& context);
    Result<> refuse(const PendingOperation& operation, const Error& error);
    Result<> postpone(const PendingOperation& operation, const Error& error, bool mayBeDone);
    std::chrono::milliseconds waitBefore(const PendingOperation& operation, const Error& error) const;

    OutboxApi m_outbox;
    OrdersApi m_orders;
    ProductsApi m_products;
    CacheWriter& m_cache;
    const Clock& m_clock;
    RandomBelow m_random;
};

} // namespace ch::sync
