// SPDX-License-Identifier: Apache-2.0
#include "core/sync/PushOutbox.h"

#include "core/store/OutboxTable.h"

#include <algorithm>

namespace ch::sync {

namespace {

using store::Durability;
using store::FeedWriter;

constexpr std::chrono::milliseconds kFirstWait{1'000};
constexpr std::chrono::milliseconds kLongestWait{5 * 60'000};

/// Nobody answers, or not us: there is no use in trying the next one.
bool endsThePass(const Error& error)
{
    return isTransient(error) && error.code != u"REQUEST_IN_PROGRESS";
}

} // namespace

Result<> PushOutbox::run(SyncReport& report, const CallContext& context, const OnProgress& onProgress)
{
    CH_TRY(const auto counts,
           m_cache.database().read([](sql::Connection& db) { return store::outboxCounts(db); }).result());
    const auto tell = [&] {
        if (onProgress)
            onProgress({.step = SyncProgress::Step::Sending, .done = report.sent, .total = counts.waiting});
    };
    while (!context.stop.stop_requested()) {
        CH_TRY(auto attempt, next());
        if (!attempt)
            return ok();
        const PendingOperation& operation = attempt->operation;
        tell();
        auto answer = m_outbox.send(operation, attempt->version, context);
        if (!answer && !isTransient(answer.error()) && operation.attempts > 1) {
            CH_TRY(auto done, findDone(operation, context));
            if (done)
                answer = *std::move(done);
        }
        if (answer) {
            CH_CHECK(settle(operation, *answer));
            ++report.sent;
            tell();
            continue;
        }
        const Error error = answer.error();
        if (isTransient(error) || error.kind == ErrorKind::Unauthorized || error.kind == ErrorKind::Cancelled) {
            CH_CHECK(postpone(operation, error));
            if (endsThePass(error) || !isTransient(error))
                return error;
            continue;
        }
        CH_CHECK(m_cache.write(Durability::Person, [&](sql::Connection& db, FeedWriter& feed) {
            feed.changes().ended.push_back(operation.seq);
            return store::markRefused(db, operation.seq, error, m_clock.now());
        }));
        ++report.refused;
    }
    return Error{.kind = ErrorKind::Cancelled};
}

Result<std::optional<PushOutbox::Attempt>> PushOutbox::next()
{
    return m_cache.write(
        Durability::Person,
        [now = m_clock.now()](sql::Connection& db, FeedWriter& feed) -> Result<std::optional<Attempt>> {
            std::optional<Attempt> attempt;
            CH_TRY(auto operation, store::nextToSend(db, now));
            if (!operation)
                return attempt;
            CH_CHECK(store::markSending(db, operation->seq, now));
            feed.changes().hasOperations = true;
            ++operation->attempts;
            CH_TRY(const auto version, store::versionToSend(db, *operation));
            attempt.emplace(Attempt{*std::move(operation), version});
            return attempt;
        });
}

Result<> PushOutbox::settle(const PendingOperation& operation, const OperationAnswer& answer)
{
    return m_cache.write(Durability::Person, [&](sql::Connection& db, FeedWriter& feed) -> Result<> {
        CH_CHECK(store::markDone(db, operation.seq, answer.version, operation.trace, m_clock.now()));
        feed.changes().ended.push_back(operation.seq);
        if (answer.record.entity != u"order")
            return ok();
        // A newer service may answer with what this version does not understand; the feed will set it aside with a reason.
        auto row = store::orderRowOf(answer.record);
        return row ? feed.applyOrder(db, *row) : ok();
    });
}

Result<std::optional<OperationAnswer>> PushOutbox::findDone(const PendingOperation& operation,
                                                            const CallContext& context)
{
    std::optional<OperationAnswer> done;
    const auto id = OrderId::fromText(operation.entityId.toLatin1());
    if (operation.kind != OperationKind::Ship || !id)
        return done;
    const auto order = m_orders.get(*id, context);
    if (!order)
        return done;
    const bool isMine = std::ranges::any_of(
        order->order.shipments, [&](const Shipment& shipment) { return shipment.opId == operation.opId.toString(); });
    if (isMine)
        done.emplace(OperationAnswer{.record = {.entity = QStringLiteral("order"),
                                                .id = operation.entityId,
                                                .revision = order->order.revision,
                                                .body = order->body},
                                     .version = order->order.version,
                                     .isReplayed = true});
    return done;
}

Result<> PushOutbox::postpone(const PendingOperation& operation, const Error& error)
{
    const UtcTime nextAt = isTransient(error) ? m_clock.now().plusMs(waitBefore(operation, error).count()) : UtcTime();
    return m_cache.write(Durability::Person, [&](sql::Connection& db, FeedWriter& feed) -> Result<> {
        feed.changes().hasOperations = true;
        CH_CHECK(store::postpone(db, operation.seq, error, nextAt));
        return error.retryAfter && endsThePass(error) ? store::postponeAll(db, nextAt) : ok();
    });
}

std::chrono::milliseconds PushOutbox::waitBefore(const PendingOperation& operation, const Error& error) const
{
    if (error.retryAfter)
        return std::min<std::chrono::milliseconds>(*error.retryAfter, store::kLongestDelay);
    const auto doubled = kFirstWait * (qint64(1) << std::clamp(operation.attempts - 1, 0, 10));
    const auto longest = std::min<std::chrono::milliseconds>(doubled, kLongestWait);
    return std::chrono::milliseconds(m_random(longest.count()) + 1);
}

} // namespace ch::sync
