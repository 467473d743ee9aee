// SPDX-License-Identifier: Apache-2.0
#include "app/countinghouse-cli/Commands.h"
#include "core/store/OrderListTable.h"
#include "core/store/OutboxTable.h"
#include "core/store/RecordTable.h"
#include "core/wire/JsonWriter.h"
#include "core/wire/OrderJson.h"

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

QByteArray entryToJson(const PendingOperation& operation)
{
    JsonWriter line;
    line.beginObject();
    line.key("id"_L1).text(QString::number(operation.seq));
    line.key("kind"_L1).text(nameOf(operation.kind));
    line.key(isAboutOrder(operation.kind) ? "order_no"_L1 : "sku"_L1).text(operation.label);
    line.key("state"_L1).text(nameOf(operation.state));
    line.key("reason"_L1).textOrNull(operation.reason);
    line.key("attempts"_L1).number(operation.attempts);
    line.key("created_at"_L1).time(operation.createdAt);
    line.key("op_id"_L1).text(operation.opId.toString());
    line.endObject();
    return line.take();
}

Result<PendingOperation> entryOf(sync::Engine& engine, qint64 seq)
{
    CH_TRY(auto found, engine.read([&](sql::Connection& db) { return store::operation(db, seq); }));
    if (!found)
        return refused(u"There is no entry %1 in the outbox: run outbox to see them."_s.arg(seq));
    return *std::move(found);
}

/// The refused entry that it waits behind, if there is one.
Result<std::optional<PendingOperation>> refusedBefore(sync::Engine& engine, const PendingOperation& operation)
{
    std::optional<PendingOperation> found;
    if (operation.state != OperationState::Waiting)
        return found;
    using Entity = store::OutboxEntity;
    const Entity entity = operation.kind == OperationKind::CountLine ? Entity::StockCount
                          : isAboutOrder(operation.kind)             ? Entity::Order
                                                                     : Entity::Product;
    CH_TRY(const auto open,
           engine.read([&](sql::Connection& db) { return store::openOperationsOf(db, entity, operation.entityId); }));
    const auto refusal = std::ranges::find_if(open, [&](const PendingOperation& each) {
        return each.state == OperationState::Refused && each.seq < operation.seq;
    });
    if (refusal != open.end())
        found.emplace(*refusal);
    return found;
}

} // namespace

int sendEntry(sync::Engine& engine, qint64 seq, bool json, std::stop_token stop)
{
    const auto report = engine.push(std::move(stop), {});
    auto operation = entryOf(engine, seq);
    if (!operation)
        return failed(operation.error());
    const auto before = refusedBefore(engine, *operation);
    if (!before)
        return failed(before.error());
    if (*before)
        operation->reason = u"BEHIND_REFUSED"_s;
    if (json)
        print(entryToJson(*operation));
    if (*before) {
        say(u"Entry %1 waits behind entry %2, which was refused (%3): retry or discard that one first."_s.arg(seq)
                .arg((**before).seq)
                .arg((**before).reason));
        return kFailed;
    }
    switch (operation->state) {
    case OperationState::Done:
        return kDone;
    case OperationState::Refused: {
        const Error error{.kind = ErrorKind::Conflict, .code = operation->reason, .facts = operation->facts};
        return operation->kind == OperationKind::CountLine ? failedStockTake(error) : failed(error);
    }
    case OperationState::Waiting:
    case OperationState::Sending:
        say(u"Queued as entry %1: it is sent by the next pass that reaches the service."_s.arg(seq));
        return report.error && !isTransient(*report.error) ? failed(*report.error) : kOffline;
    case OperationState::Discarded:
        return kFailed;
    }
    Q_UNREACHABLE();
}

void showQueued(const PendingOperation& entry, bool json)
{
    if (json)
        print(entryToJson(entry));
    else
        say(u"Queued as entry %1: the next sync sends it."_s.arg(entry.seq));
}

int listOutbox(sync::Engine& engine, bool json)
{
    const auto all = engine.read([](sql::Connection& db) { return store::operations(db); });
    if (!all)
        return failed(all.error());
    for (const PendingOperation& operation : *all) {
        if (json)
            print(entryToJson(operation));
        else
            print(u"%1  %2  %3  %4  %5"_s.arg(QString::number(operation.seq).rightJustified(5),
                                              QString(nameOf(operation.state)).leftJustified(9),
                                              QString(nameOf(operation.kind)).leftJustified(14),
                                              operation.label.leftJustified(18), operation.reason));
    }
    return kDone;
}

int retryEntry(sync::Engine& engine, qint64 id, bool json, std::stop_token stop)
{
    const auto entry = entryOf(engine, id);
    if (!entry)
        return failed(entry.error());
    const auto again = engine.write([&](sql::Connection& db) -> Result<bool> {
        std::optional<qint64> version;
        if (needsVersion(entry->kind)) {
            const auto orderId = OrderId::fromText(entry->entityId.toLatin1()).value_or(OrderId());
            CH_TRY(const QByteArray body, store::orderBody(db, orderId));
            if (!body.isEmpty()) {
                CH_TRY(const Order order, orderFromJson(body));
                version = order.version;
            }
        }
        return store::resend(db, id, version, SystemClock().now());
    });
    if (!again)
        return failed(again.error());
    if (!*again)
        return failed(refused(u"Entry %1 was not refused: there is nothing to retry."_s.arg(id)));
    return sendEntry(engine, id, json, std::move(stop));
}

int discardEntry(sync::Engine& engine, qint64 id)
{
    if (const auto entry = entryOf(engine, id); !entry)
        return failed(entry.error());
    const auto gone = engine.write([&](sql::Connection& db) { return store::discard(db, id, SystemClock().now()); });
    if (!gone)
        return failed(gone.error());
    if (!*gone)
        return failed(refused(
            u"Entry %1 may have arrived at the service, so it may have happened: only the service's answer ends it. "
            "Run sync."_s.arg(id)));
    say(u"Entry %1 is discarded."_s.arg(id));
    return kDone;
}

} // namespace ch::app
