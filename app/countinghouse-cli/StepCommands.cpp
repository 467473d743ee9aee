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
        return sendEntry(engine, queued->seq, arguments.json, std::move(stop));
    showQueued(*queued, arguments.json);
    return kDone;
}

} // namespace ch::app
