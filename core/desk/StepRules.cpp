// SPDX-License-Identifier: Apache-2.0
#include "core/desk/StepRules.h"

#include "core/domain/OrderDraftChecks.h"
#include "core/wire/OrderJson.h"
#include "core/wire/RequestBodies.h"

namespace ch::desk {

using namespace Qt::Literals::StringLiterals;

namespace {

template <class... Fns> struct Overloaded : Fns...
{
    using Fns::operator()...;
};
template <class... Fns> Overloaded(Fns...) -> Overloaded<Fns...>;

constexpr LengthRange kShortText{1, 200};
constexpr LengthRange kNoteText{1, int{kMaxNoteLength}};
constexpr int kMostLines{kMaxOrderLines};

CancellationDraft readCancellation(JsonObject& json)
{
    CancellationDraft draft;
    draft.reason = json.requiredText("reason"_L1, kShortText);
    draft.note = json.text("note"_L1, kNoteText).value_or(QString());
    json.finish();
    return draft;
}

HoldDraft readHold(JsonObject& json)
{
    HoldDraft draft;
    draft.reason = json.requiredText("reason"_L1, kShortText);
    draft.until = json.time("until"_L1);
    json.finish();
    return draft;
}

NoteDraft readNote(JsonObject& json)
{
    NoteDraft draft{.text = json.requiredText("text"_L1, kNoteText)};
    json.finish();
    return draft;
}

PackingDraft readPacking(JsonObject& json)
{
    PackingDraft draft;
    for (JsonObject& each : json.requiredObjects("lines"_L1, kMostLines)) {
        LineQuantity& line = draft.packed.emplace_back();
        line.lineNo = int(each.requiredInteger("line_no"_L1, {1, kMostLines}));
        line.quantity = each.requiredInteger("packed_quantity"_L1, {0, kMaxLineQuantity});
        if (const qint64 counted = each.integer("by_hand"_L1, {0, kMaxLineQuantity}).value_or(0); counted > 0)
            draft.byHand.push_back({.lineNo = line.lineNo, .quantity = counted});
        each.finish();
    }
    json.finish();
    return draft;
}

/// Unknown members are a later program's, whose outbox this is too.
template <class T> Result<OrderStepDraft> readBody(const QByteArray& body, T (*read)(JsonObject&))
{
    CH_TRY(JsonDocument document, JsonDocument::parse(body, UnknownMembers::Ignore));
    JsonObject root = document.root();
    T draft = read(root);
    CH_CHECK(document.result());
    return OrderStepDraft(std::move(draft));
}

Result<OrderStepDraft> readCorrection(const PendingOperation& operation)
{
    CH_TRY(OrderStepDraft correction, readBody<CorrectParcelDraft>(operation.body, [](JsonObject& json) {
               return CorrectParcelDraft{.parcelNo = 0, .correction = readShipmentCorrection(json)};
           }));
    std::get<CorrectParcelDraft>(correction).parcelNo = operation.parcelNo;
    return correction;
}

PrintDraft readPrint(JsonObject& json)
{
    PrintDraft draft;
    draft.document = json.requiredText("document"_L1, {1, 64});
    draft.printer = json.requiredText("printer"_L1, {1, 128});
    draft.copies = int(json.requiredInteger("copies"_L1, {1, kMaxPrintCopies}));
    json.finish();
    return draft;
}

} // namespace

OperationKind kindOf(const OrderStepDraft& draft)
{
    return std::visit(Overloaded{[](const ShipmentDraft&) { return OperationKind::Ship; },
                                 [](const CorrectParcelDraft&) { return OperationKind::CorrectParcel; },
                                 [](const CancellationDraft&) { return OperationKind::Cancel; },
                                 [](const CompletionDraft&) { return OperationKind::Complete; },
                                 [](const HoldDraft&) { return OperationKind::Hold; },
                                 [](const ReleaseHoldDraft&) { return OperationKind::ReleaseHold; },
                                 [](const NoteDraft&) { return OperationKind::Note; },
                                 [](const PackingDraft&) { return OperationKind::Packing; },
                                 [](const PrintDraft&) { return OperationKind::Print; }},
                      draft);
}

bool mayTake(Role role, OperationKind kind)
{
    switch (kind) {
    case OperationKind::Cancel:
    case OperationKind::Complete:
    case OperationKind::Note:
        return role == Role::Merchant;
    case OperationKind::Ship:
    case OperationKind::CorrectParcel:
    case OperationKind::Hold:
    case OperationKind::ReleaseHold:
    case OperationKind::Packing:
    case OperationKind::Print:
    case OperationKind::Adjust:
    case OperationKind::Count:
    case OperationKind::CountLine:
        return role == Role::Merchant || role == Role::Warehouse;
    }
    Q_UNREACHABLE();
}

Result<OrderChange> runStep(const OrderStepDraft& draft, const Order& order, const StepContext& context)
{
    return std::visit(
        Overloaded{[&](const ShipmentDraft& parcel) { return ship(order, parcel, context); },
                   [&](const CorrectParcelDraft& parcel) {
                       return correctShipment(order, parcel.parcelNo, parcel.correction, context);
                   },
                   [&](const CancellationDraft& wanted) { return cancel(order, wanted.reason, wanted.note, context); },
                   [&](const CompletionDraft&) { return complete(order, context); },
                   [&](const HoldDraft& wanted) { return hold(order, wanted.reason, wanted.until, context); },
                   [&](const ReleaseHoldDraft&) { return releaseHold(order, context); },
                   [&](const NoteDraft& note) { return addNote(order, note.text, context); },
                   [&](const PackingDraft& packing) { return setPacking(order, packing, context); },
                   [&](const PrintDraft& print) {
                       return recordPrint(order, print.document, print.printer, print.copies, context);
                   }},
        draft);
}

store::OperationDraft operationOf(const OrderStepDraft& draft, const Order& base)
{
    store::OperationDraft operation{.kind = kindOf(draft), .entityId = base.id.toString(), .label = base.orderNo};
    if (needsVersion(operation.kind))
        operation.baseVersion = base.version;
    operation.body =
        std::visit(Overloaded{[](const ShipmentDraft& parcel) { return toJson(parcel); },
                              [](const CorrectParcelDraft& parcel) { return toJson(parcel.correction); },
                              [](const CancellationDraft& wanted) { return toJson(wanted); },
                              [](const CompletionDraft&) { return QByteArray(); },
                              [](const HoldDraft& wanted) { return toJson(wanted); },
                              [](const ReleaseHoldDraft&) { return QByteArray(); },
                              [](const NoteDraft& note) { return toNoteJson(note.text); },
                              [](const PackingDraft& packing) { return toPackingJson(packing.packed, packing.byHand); },
                              [](const PrintDraft& print) { return toJson(print); }},
                   draft);
    if (const auto* parcel = std::get_if<CorrectParcelDraft>(&draft))
        operation.parcelNo = parcel->parcelNo;
    return operation;
}

Result<OrderStepDraft> stepOf(const PendingOperation& operation)
{
    switch (operation.kind) {
    case OperationKind::Ship:
        return readBody(operation.body, readShipmentDraft);
    case OperationKind::CorrectParcel:
        return readCorrection(operation);
    case OperationKind::Cancel:
        return readBody(operation.body, readCancellation);
    case OperationKind::Complete:
        return OrderStepDraft(CompletionDraft{});
    case OperationKind::Hold:
        return readBody(operation.body, readHold);
    case OperationKind::ReleaseHold:
        return OrderStepDraft(ReleaseHoldDraft{});
    case OperationKind::Note:
        return readBody(operation.body, readNote);
    case OperationKind::Packing:
        return readBody(operation.body, readPacking);
    case OperationKind::Print:
        return readBody(operation.body, readPrint);
    case OperationKind::Adjust:
    case OperationKind::Count:
    case OperationKind::CountLine:
        break;
    }
    return Error{.kind = ErrorKind::Invalid, .detail = u"no step of an order"_s};
}

} // namespace ch::desk
