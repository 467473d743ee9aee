// SPDX-License-Identifier: Apache-2.0
#include "core/desk/StepTaking.h"

#include "core/desk/Overlay.h"
#include "core/desk/StepRules.h"
#include "core/domain/Reason.h"
#include "core/store/OrderItemTable.h"
#include "core/store/OutboxEditTable.h"
#include "core/wire/OrderJson.h"

#include <algorithm>

namespace ch::desk {

namespace {

/// The order as far as the decision is concerned.
struct Subject
{
    store::StoredOrder stored;
    Overlaid overlaid;
};

Result<Subject> subjectOf(sql::Connection& db, OrderId id, const Viewer& viewer)
{
    CH_TRY(auto stored, store::storedOrder(db, id));
    if (!stored)
        return refusal(Reason::NotFound);
    Overlaid overlaid = overlay(stored->order, stored->open, viewer.now, viewer.actor);
    return Subject{.stored = *std::move(stored), .overlaid = std::move(overlaid)};
}

std::optional<Error> judge(const OrderStepDraft& draft, const Subject& subject, const Viewer& viewer)
{
    const Order& shown = subject.overlaid.shown;
    if (!mayTake(viewer.role, kindOf(draft)))
        return refusal(Reason::Forbidden);
    // Nobody decides on what an order was before something that this version cannot read.
    if (subject.stored.isOutdated)
        return Error{.kind = ErrorKind::Conflict, .code = kNotUnderstood};
    const auto change = runStep(draft, shown, {.actor = viewer.actor, .now = viewer.now, .ifMatch = shown.version});
    return change ? std::nullopt : std::optional(change.error());
}

/// The entry whose parcel a correction is about, if no attempt was made to send it.
const PendingOperation* unsentParcel(const CorrectParcelDraft& correction, const Subject& subject)
{
    const auto& parcels = subject.overlaid.shown.shipments;
    const auto parcel = std::ranges::find(parcels, correction.parcelNo, &Shipment::no);
    if (parcel == parcels.end())
        return nullptr;
    const auto entry = std::ranges::find_if(subject.stored.open, [&](const PendingOperation& each) {
        return each.kind == OperationKind::Ship && each.state == OperationState::Waiting && each.attempts == 0 &&
               each.opId.toString() == parcel->opId;
    });
    return entry == subject.stored.open.end() ? nullptr : &*entry;
}

/// A correction of a parcel that was not sent becomes part of it (contract section 10, ruling 1).
Result<std::optional<PendingOperation>> correctUnsent(sql::Connection& db, const OrderStepDraft& draft,
                                                      const Subject& subject)
{
    std::optional<PendingOperation> corrected;
    const auto* const correction = std::get_if<CorrectParcelDraft>(&draft);
    const PendingOperation* const entry = correction ? unsentParcel(*correction, subject) : nullptr;
    if (!entry)
        return corrected;
    CH_TRY(OrderStepDraft step, stepOf(*entry));
    auto& parcel = std::get<ShipmentDraft>(step);
    parcel.carrier = correction->correction.carrier.value_or(parcel.carrier);
    parcel.trackingNo = correction->correction.trackingNo.value_or(parcel.trackingNo);
    const QByteArray body = toJson(parcel);
    CH_TRY(const bool isEdited, store::editQueued(db, entry->seq, body));
    if (!isEdited)
        return corrected;
    corrected = *entry;
    corrected->body = body;
    return corrected;
}

} // namespace

Result<std::vector<StepCheck>> checkSteps(sql::Connection& db, const std::vector<OrderStepRequest>& requests,
                                          const Viewer& viewer)
{
    std::vector<StepCheck> checks;
    checks.reserve(requests.size());
    for (const OrderStepRequest& request : requests) {
        const auto subject = subjectOf(db, request.order, viewer);
        if (!subject && subject.error().kind != ErrorKind::NotFound)
            return subject.error();
        StepCheck& check = checks.emplace_back();
        check.order.id = request.order;
        if (!subject) {
            check.refusal = subject.error();
            continue;
        }
        check.order = listItemOf(subject->stored.row, subject->stored.order, subject->overlaid);
        check.order.isOutdated = subject->stored.isOutdated;
        check.refusal = judge(request.draft, *subject, viewer);
    }
    return checks;
}

Result<StepOutcome> takeStep(sql::Connection& db, const OrderStepRequest& request, const Viewer& viewer,
                             std::chrono::seconds undoTime)
{
    CH_TRY(const Subject subject, subjectOf(db, request.order, viewer));
    StepOutcome outcome{.order = request.order, .orderNo = subject.stored.order.orderNo};
    if (auto refusal = judge(request.draft, subject, viewer)) {
        outcome.entry = *std::move(refusal);
        return outcome;
    }
    CH_TRY(auto corrected, correctUnsent(db, request.draft, subject));
    if (corrected) {
        outcome.entry = *std::move(corrected);
        outcome.isPartOfParcel = true;
        return outcome;
    }
    CH_TRY(auto entry, store::enqueue(db, operationOf(request.draft, subject.stored.order), viewer.now,
                                      viewer.now.plusSeconds(undoTime.count())));
    outcome.entry = std::move(entry);
    return outcome;
}

Result<TakenBack> takeBackSteps(sql::Connection& db, const std::vector<qint64>& seqs, UtcTime now)
{
    TakenBack taken;
    for (const qint64 seq : seqs) {
        CH_TRY(const auto entry, store::operation(db, seq));
        CH_TRY(const bool isBack, store::takeBack(db, seq, now));
        taken.answers.push_back(isBack);
        if (!isBack)
            continue;
        taken.seqs.push_back(seq);
        if (const auto order = OrderId::fromText(entry->entityId.toLatin1()); order && isAboutOrder(entry->kind))
            taken.orders.push_back(*order);
    }
    return taken;
}

Result<std::vector<bool>> undoSteps(WorkspaceCore& core, sync::Engine& engine, const std::vector<qint64>& seqs,
                                    UtcTime now)
{
    CH_TRY(TakenBack taken, engine.write([&](sql::Connection& db) { return takeBackSteps(db, seqs, now); }));
    if (!taken.seqs.empty())
        core.noteSteps(taken.orders, taken.seqs);
    return std::move(taken.answers);
}

} // namespace ch::desk
