// SPDX-License-Identifier: Apache-2.0
#include "core/desk/ActivityStore.h"

#include "core/desk/WorkspaceCore.h"
#include "core/store/OrderItemTable.h"
#include "core/store/OutboxEditTable.h"
#include "core/store/RecordTable.h"

#include <algorithm>

namespace ch::desk {

namespace {

/// An entry that a person decided about, and whether the decision held.
struct Decided
{
    bool holds = false;
    std::vector<OrderId> orders{};
};

Result<Decided> decidedAbout(sql::Connection& db, qint64 seq, bool holds)
{
    CH_TRY(const auto entry, store::operation(db, seq));
    Decided decided{.holds = holds};
    const auto order = entry ? OrderId::fromText(entry->entityId.toLatin1()) : std::nullopt;
    if (order && isAboutOrder(entry->kind))
        decided.orders.push_back(*order);
    return decided;
}

/// With the version that is here now: whoever decides anew has seen what the service said.
Result<Decided> resend(sql::Connection& db, qint64 seq, UtcTime now)
{
    CH_TRY(const auto entry, store::operation(db, seq));
    if (!entry)
        return Decided{};
    std::optional<qint64> version;
    const auto order = OrderId::fromText(entry->entityId.toLatin1());
    if (needsVersion(entry->kind) && order) {
        CH_TRY(const auto stored, store::storedOrder(db, *order));
        if (stored)
            version = stored->order.version;
    }
    CH_TRY(const bool holds, store::resend(db, seq, version, now));
    return decidedAbout(db, seq, holds);
}

template <class Decide> QFuture<Result<bool>> decide(WorkspaceCore& core, qint64 seq, bool endsIt, Decide decideIn)
{
    return core.work([&core, seq, endsIt, decideIn](sync::Engine& engine) -> Result<bool> {
        CH_TRY(const Decided decided, engine.write(decideIn));
        if (decided.holds)
            core.noteSteps(decided.orders, endsIt ? std::vector{seq} : std::vector<qint64>());
        return decided.holds;
    });
}

} // namespace

ActivityStore::ActivityStore(WorkspaceCore& core, QObject* parent) : QObject(parent), m_core(core)
{
    connect(&core, &WorkspaceCore::operationsChanged, this, &ActivityStore::changed);
}

QFuture<Result<std::vector<PendingOperation>>> ActivityStore::entries()
{
    return m_core.read([](sql::Connection& db) -> Result<std::vector<PendingOperation>> {
        CH_TRY(auto all, store::operations(db));
        std::ranges::reverse(all);
        return all;
    });
}

QFuture<Result<std::vector<PendingOperation>>> ActivityStore::entriesOf(const std::vector<qint64>& seqs)
{
    return m_core.read([seqs](sql::Connection& db) -> Result<std::vector<PendingOperation>> {
        std::vector<PendingOperation> found;
        for (const qint64 seq : seqs) {
            CH_TRY(auto entry, store::operation(db, seq));
            if (entry)
                found.push_back(*std::move(entry));
        }
        return found;
    });
}

QFuture<Result<std::vector<QuarantinedRecord>>> ActivityStore::quarantined()
{
    return m_core.read([](sql::Connection& db) -> Result<std::vector<QuarantinedRecord>> {
        CH_TRY(auto all, store::quarantined(db));
        std::vector<QuarantinedRecord> records;
        records.reserve(all.size());
        for (store::Quarantined& each : all)
            records.push_back({.record = std::move(each.record), .problem = std::move(each.problem), .at = each.at});
        return records;
    });
}

QFuture<Result<bool>> ActivityStore::resend(qint64 seq)
{
    return decide(m_core, seq, false,
                  [seq, now = m_core.viewer().now](sql::Connection& db) { return desk::resend(db, seq, now); });
}

QFuture<Result<bool>> ActivityStore::resendCorrected(qint64 seq, const QByteArray& body)
{
    return decide(m_core, seq, false, [seq, body, now = m_core.viewer().now](sql::Connection& db) -> Result<Decided> {
        CH_TRY(const bool isRefused, store::editRefused(db, seq, body));
        return isRefused ? desk::resend(db, seq, now) : Result<Decided>(Decided{});
    });
}

QFuture<Result<bool>> ActivityStore::discard(qint64 seq)
{
    return decide(m_core, seq, true, [seq, now = m_core.viewer().now](sql::Connection& db) -> Result<Decided> {
        CH_TRY(const bool holds, store::discard(db, seq, now));
        return decidedAbout(db, seq, holds);
    });
}

} // namespace ch::desk
