// SPDX-License-Identifier: Apache-2.0
#include "core/sync/PushOutbox.h"

#include "core/store/OutboxTable.h"
#include "core/store/OutboxVanishedTable.h"

#include <algorithm>

namespace ch::sync {

namespace {

using store::Durability;
using store::FeedWriter;

constexpr std::chrono::milliseconds kFirstWait{1'000};
constexpr std::chrono::milliseconds kLongestWait{5 * 60'000};

/// The service keeps keys for 30 days (R3); a little less, for clocks differ.
constexpr std::chrono::seconds kKeysAreSafeFor{25LL * 24 * 3600};
/// Where a step that may have been taken is looked for: this much of a timeline or a ledger.
constexpr int kLookUpPage = 200;
constexpr int kMostLookUpPages = 50;

/// The service has judged the step itself.
bool meansRefused(const Error& error)
{
    switch (error.kind) {
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
    case ErrorKind::Invalid:
        return true;
    default:
        return false;
    }
}

/// So many entries in a row that the service cannot deal with are no longer a matter of these entries.
constexpr int kMostTroubled = 3;

/// The service answered, if not well: another entry may fare better.
bool isAboutOneEntry(const Error& error)
{
    return error.code == u"REQUEST_IN_PROGRESS" ||
           ((error.kind == ErrorKind::Server || error.kind == ErrorKind::Protocol) && !error.retryAfter);
}

/// Nothing is wrong with the entry: it goes on when somebody has signed in, a newer version is here, or the disk works again.
bool isAboutTheDesk(const Error& error)
{
    return error.kind == ErrorKind::Unauthorized || error.kind == ErrorKind::Cancelled ||
           error.kind == ErrorKind::Storage || error.code == u"CLIENT_TOO_OLD";
}

/// It ended, and whoever shows its order shows it as waiting until they hear of it: the feed may have nothing to say.
void noteEnded(FeedWriter& feed, const PendingOperation& operation)
{
    feed.changes().ended.push_back(operation.seq);
    const auto order = isAboutOrder(operation.kind) ? OrderId::fromText(operation.entityId.toLatin1()) : std::nullopt;
    if (order)
        feed.changes().addOrder(*order);
}

} // namespace

Result<> PushOutbox::run(SyncReport& report, const CallContext& context, const OnProgress& onProgress)
{
    CH_CHECK(resumeInterrupted());
    CH_TRY(const auto counts,
           m_cache.database().read([](sql::Connection& db) { return store::outboxCounts(db); }).result());
    const auto tell = [&] {
        if (onProgress)
            onProgress({.step = SyncProgress::Step::Sending, .done = report.sent, .total = counts.waiting});
    };
    int troubled = 0;
    while (!context.stop.stop_requested()) {
        CH_TRY(auto attempt, next());
        if (!attempt)
            return ok();
        tell();
        bool mayBeDone = false;
        CallContext noting = context;
        noting.mayBeDone = &mayBeDone;
        auto answer = take(*attempt, noting);
        if (answer) {
            CH_CHECK(settle(attempt->operation, *answer));
            ++report.sent;
            troubled = 0;
            tell();
            continue;
        }
        const Error error = answer.error();
        if (!isTransient(error) && !isAboutTheDesk(error)) {
            CH_CHECK(refuse(attempt->operation, error));
            ++report.refused;
            troubled = 0;
            continue;
        }
        CH_CHECK(postpone(attempt->operation, error, mayBeDone));
        if (!isAboutOneEntry(error))
            return error;
        report.heldBack = error;
        if (error.kind != ErrorKind::Conflict && ++troubled == kMostTroubled)
            return ok();
    }
    return Error{.kind = ErrorKind::Cancelled};
}

Result<> PushOutbox::resumeInterrupted()
{
    CH_TRY(const bool isNeeded,
           m_cache.database().read([](sql::Connection& db) { return store::isInterrupted(db); }).result());
    if (!isNeeded)
        return ok();
    return m_cache.write(Durability::Person, [](sql::Connection& db, FeedWriter& feed) {
        feed.changes().hasOperations = true;
        return store::resumeInterrupted(db);
    });
}

Result<OperationAnswer> PushOutbox::take(const Attempt& attempt, const CallContext& context)
{
    const PendingOperation& operation = attempt.operation;
    const bool isOld =
        operation.firstSentAt && *operation.firstSentAt < m_clock.now().plusSeconds(-kKeysAreSafeFor.count());
    if (isOld) {
        CH_TRY(auto done, findDone(attempt, context));
        if (done)
            return *std::move(done);
    }
    auto answer = m_outbox.send(operation, attempt.version, context);
    if (answer || isTransient(answer.error()) || !meansRefused(answer.error()) || !operation.firstSentAt)
        return answer;
    // What an earlier attempt did may stand in the way of this one.
    auto done = findDone(attempt, context);
    if (!done)
        return meansRefused(done.error()) ? answer : std::move(done).error();
    return *done ? **std::move(done) : answer;
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
        const auto version = answer.version > 0 ? std::optional(answer.version) : std::nullopt;
        CH_CHECK(store::markDone(db, operation.seq, version, operation.trace, m_clock.now()));
        CH_CHECK(store::noteAnsweredRevision(db, operation.seq, answer.record.revision));
        noteEnded(feed, operation);
        if (!answer.line.isEmpty())
            CH_CHECK(feed.applyCountedLine(db, answer.record.id, answer.line));
        return feed.applyAnswer(db, answer.record);
    });
}

Result<> PushOutbox::refuse(const PendingOperation& operation, const Error& error)
{
    return m_cache.write(Durability::Person, [&](sql::Connection& db, FeedWriter& feed) {
        noteEnded(feed, operation);
        return store::markRefused(db, operation.seq, error, m_clock.now());
    });
}

Result<bool> PushOutbox::isOnTimeline(OrderId order, const OpId& key, const CallContext& context)
{
    PageRequest request{.limit = kLookUpPage};
    for (int page = 0; page < kMostLookUpPages; ++page) {
        CH_TRY(const auto events, m_orders.events(order, request, context));
        if (std::ranges::any_of(events.items,
                                [&](const TimelineEntry& entry) { return entry.actor.opId == key.toString(); }))
            return true;
        if (events.nextCursor.isEmpty())
            break;
        request.cursor = events.nextCursor;
    }
    return false;
}

Result<bool> PushOutbox::isInLedger(const QString& sku, const OpId& key, const CallContext& context)
{
    PageRequest request{.limit = kLookUpPage};
    for (int page = 0; page < kMostLookUpPages; ++page) {
        CH_TRY(const auto movements, m_products.movements(sku, request, context));
        if (std::ranges::any_of(movements.items, [&](const Movement& each) { return each.opId == key.toString(); }))
            return true;
        if (movements.nextCursor.isEmpty())
            break;
        request.cursor = movements.nextCursor;
    }
    return false;
}

Result<std::optional<OperationAnswer>> PushOutbox::findDone(const Attempt& attempt, const CallContext& context)
{
    const PendingOperation& operation = attempt.operation;
    std::optional<OperationAnswer> done;
    // The service knows a counted line's key for as long as it keeps the line: sent again, it is answered again.
    if (isAboutStockCount(operation.kind))
        return done;
    if (!isAboutOrder(operation.kind)) {
        CH_TRY(const bool isMine, isInLedger(operation.entityId, operation.opId, context));
        if (!isMine)
            return done;
        CH_TRY(const ProductAnswer product, m_products.get(operation.entityId, context));
        done.emplace(OperationAnswer{.record = {.entity = QStringLiteral("product"),
                                                .id = operation.entityId,
                                                .revision = product.product.revision,
                                                .body = product.body},
                                     .isReplayed = true});
        return done;
    }
    const auto id = OrderId::fromText(operation.entityId.toLatin1()).value_or(OrderId());
    CH_TRY(const bool isMine, isOnTimeline(id, operation.opId, context));
    if (!isMine)
        return done;
    CH_TRY(const OrderAnswer order, m_orders.get(id, context));
    // The order as it is now. That nobody changed it since is only certain if its version is the very next.
    const bool isUntouched = attempt.version && order.order.version == *attempt.version + 1;
    done.emplace(OperationAnswer{.record = {.entity = QStringLiteral("order"),
                                            .id = operation.entityId,
                                            .revision = order.order.revision,
                                            .body = order.body},
                                 .version = isUntouched ? order.order.version : 0,
                                 .isReplayed = true});
    return done;
}

Result<> PushOutbox::postpone(const PendingOperation& operation, const Error& error, bool mayBeDone)
{
    const UtcTime nextAt = isTransient(error) ? m_clock.now().plusMs(waitBefore(operation, error).count()) : UtcTime();
    return m_cache.write(Durability::Person, [&](sql::Connection& db, FeedWriter& feed) -> Result<> {
        feed.changes().hasOperations = true;
        CH_CHECK(store::postpone(db, operation.seq, error, nextAt));
        if (!mayBeDone && !operation.firstSentAt)
            CH_CHECK(store::markUnsent(db, operation.seq));
        return error.retryAfter && !isAboutOneEntry(error) ? store::postponeAll(db, nextAt) : ok();
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
