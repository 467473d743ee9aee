// SPDX-License-Identifier: Apache-2.0
#include "app/countinghouse-cli/Commands.h"
#include "core/domain/OrderDraftChecks.h"
#include "core/domain/Stock.h"
#include "core/store/CatalogueTable.h"
#include "core/store/OrderListTable.h"
#include "core/store/RecordTable.h"
#include "core/wire/JsonWriter.h"
#include "core/wire/OrderJson.h"
#include "core/wire/RequestBodies.h"

namespace ch::app {

using namespace Qt::Literals::StringLiterals;

namespace {

Error refused(const QString& sentence)
{
    JsonWriter facts;
    facts.beginObject().key("problem"_L1).text(sentence).endObject();
    return Error{.kind = ErrorKind::Invalid, .detail = sentence, .facts = facts.take()};
}

/// "1:2,3:1": quantities by line.
Result<std::vector<LineQuantity>> linesFrom(const QString& text)
{
    std::vector<LineQuantity> lines;
    const QStringList parts = text.split(u',', Qt::SkipEmptyParts);
    for (const QString& part : parts) {
        const QStringList pair = part.split(u':');
        bool isLine = false;
        bool isQuantity = false;
        const int lineNo = pair.value(0).toInt(&isLine);
        const qint64 quantity = pair.value(1).toLongLong(&isQuantity);
        if (pair.size() != 2 || !isLine || !isQuantity || lineNo < 1 || quantity < 1)
            return refused(u"'%1' is no list of lines: write line and quantity like 1:2,3:1."_s.arg(text));
        lines.push_back({.lineNo = lineNo, .quantity = quantity});
    }
    return lines;
}

/// What no order would take is said at once: an entry that must be refused would stand in the way of those behind it.
Result<QByteArray> orderBodyFor(const StepArguments& arguments)
{
    switch (arguments.kind) {
    case OperationKind::Ship: {
        ShipmentDraft draft{.carrier = arguments.carrier, .trackingNo = arguments.tracking};
        CH_TRY(draft.lines, linesFrom(arguments.lines));
        CH_CHECK(checkShipment(draft));
        return toJson(draft);
    }
    case OperationKind::Cancel:
        CH_CHECK(checkCancellation(arguments.reason, arguments.note));
        return toJson(CancellationDraft{.reason = arguments.reason, .note = arguments.note});
    case OperationKind::Hold: {
        std::optional<UtcTime> until;
        if (!arguments.until.isEmpty()) {
            until = UtcTime::fromText(arguments.until.toLatin1());
            if (!until)
                return refused(u"'%1' is no time: write it like 2026-01-31T12:00:00Z."_s.arg(arguments.until));
        }
        CH_CHECK(checkHold(arguments.reason, until, SystemClock().now()));
        return toJson(HoldDraft{.reason = arguments.reason, .until = until});
    }
    case OperationKind::Note:
        CH_CHECK(checkNote(arguments.note));
        return toNoteJson(arguments.note);
    default:
        return QByteArray();
    }
}

Result<store::OperationDraft> orderDraft(sync::Engine& engine, const StepArguments& arguments)
{
    CH_TRY(const QByteArray body, engine.read([&](sql::Connection& db) -> Result<QByteArray> {
        CH_TRY(const OrderId id, store::orderIdOf(db, arguments.label));
        return store::orderBody(db, id);
    }));
    if (body.isEmpty())
        return refused(u"There is no order %1 here: check the number, or run sync."_s.arg(arguments.label));
    CH_TRY(const Order order, orderFromJson(body));
    store::OperationDraft draft{.kind = arguments.kind, .entityId = order.id.toString(), .label = order.orderNo};
    CH_TRY(const bool isOutdated,
           engine.read([&](sql::Connection& db) { return store::isQuarantined(db, "order"_L1, draft.entityId); }));
    if (isOutdated)
        return refused(
            u"The service has a newer state of %1 that this version does not understand: install a newer version."_s
                .arg(order.orderNo));
    CH_TRY(draft.body, orderBodyFor(arguments));
    if (needsVersion(arguments.kind))
        draft.baseVersion = order.version;
    return draft;
}

Result<store::OperationDraft> stockDraft(sync::Engine& engine, const StepArguments& arguments)
{
    if (!isStockReason(arguments.reason))
        return refused(u"'%1' is no reason: use RECEIVED, RETURNED, DAMAGED, LOST, COUNTED, CORRECTION or OTHER."_s.arg(
            arguments.reason));
    if (arguments.kind == OperationKind::Adjust && arguments.delta == 0)
        return refused(u"A change by 0 changes nothing."_s);
    CH_TRY(const bool isHere, engine.read([&](sql::Connection& db) { return store::hasProduct(db, arguments.label); }));
    if (!isHere)
        return refused(
            u"There is no product %1 here: check the SKU, letter for letter, or run sync."_s.arg(arguments.label));
    store::OperationDraft draft{.kind = arguments.kind, .entityId = arguments.label, .label = arguments.label};
    if (arguments.kind == OperationKind::Adjust)
        draft.body = toJson(StockDelta{.sku = arguments.label,
                                       .delta = arguments.delta.value_or(0),
                                       .reason = arguments.reason,
                                       .note = arguments.note});
    else
        draft.body = toJson(StockCountDraft{.sku = arguments.label,
                                            .counted = arguments.counted.value_or(0),
                                            .expected = arguments.expected.value_or(0),
                                            .reason = arguments.reason,
                                            .note = arguments.note});
    return draft;
}

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
    CH_TRY(const auto open, engine.read([&](sql::Connection& db) {
        return store::openOperations(db, isAboutOrder(operation.kind), operation.entityId);
    }));
    const auto refusal = std::ranges::find_if(open, [&](const PendingOperation& each) {
        return each.state == OperationState::Refused && each.seq < operation.seq;
    });
    if (refusal != open.end())
        found.emplace(*refusal);
    return found;
}

/// Sends it if that is possible now, and says what became of it.
int sendNow(sync::Engine& engine, qint64 seq, bool json, std::stop_token stop)
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
    case OperationState::Refused:
        return failed(Error{.kind = ErrorKind::Conflict, .code = operation->reason, .facts = operation->facts});
    case OperationState::Waiting:
    case OperationState::Sending:
        say(u"Queued as entry %1: it is sent by the next pass that reaches the service."_s.arg(seq));
        return report.error && !isTransient(*report.error) ? failed(*report.error) : kOffline;
    case OperationState::Discarded:
        return kFailed;
    }
    Q_UNREACHABLE();
}

} // namespace

int takeStep(sync::Engine& engine, const StepArguments& arguments, std::stop_token stop)
{
    if (engine.identity().server.isEmpty())
        return failed(Error{.kind = ErrorKind::Unauthorized, .code = sync::kSignInNeeded});
    const auto draft = isAboutOrder(arguments.kind) ? orderDraft(engine, arguments) : stockDraft(engine, arguments);
    if (!draft)
        return failed(draft.error());
    const auto queued = engine.enqueue(*draft);
    if (!queued)
        return failed(queued.error());
    if (!arguments.later)
        return sendNow(engine, queued->seq, arguments.json, std::move(stop));
    if (arguments.json)
        print(entryToJson(*queued));
    else
        say(u"Queued as entry %1: the next sync sends it."_s.arg(queued->seq));
    return kDone;
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
    return sendNow(engine, id, json, std::move(stop));
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
