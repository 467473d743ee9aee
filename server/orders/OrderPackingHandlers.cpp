// SPDX-License-Identifier: Apache-2.0
#include "core/domain/OrderDraftChecks.h"
#include "core/domain/OrderSteps.h"
#include "core/wire/OrderJson.h"
#include "server/orders/OrderHandlers.h"
#include "server/orders/OrderSteps.h"

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ClaimDraft
{
    bool takeOver = false;
    QString reason;
};

ClaimDraft readClaimDraft(JsonObject& json)
{
    ClaimDraft draft;
    draft.takeOver = json.boolean("take_over"_L1).value_or(false);
    draft.reason = json.text("reason"_L1, {1, 200}).value_or(QString());
    json.finish();
    return draft;
}

PackingDraft readPacking(JsonObject& json)
{
    PackingDraft draft;
    for (JsonObject& each : json.requiredObjects("lines"_L1, int{kMaxOrderLines})) {
        LineQuantity& line = draft.packed.emplace_back();
        line.lineNo = static_cast<int>(each.requiredInteger("line_no"_L1, {1, std::numeric_limits<int>::max()}));
        line.quantity = each.requiredInteger("packed_quantity"_L1);
        if (const auto counted = each.integer("by_hand"_L1))
            draft.byHand.push_back({.lineNo = line.lineNo, .quantity = *counted});
        each.finish();
    }
    json.finish();
    return draft;
}

struct PrintDraft
{
    QString document;
    QString printer;
    int copies = 1;
};

PrintDraft readPrintDraft(JsonObject& json)
{
    PrintDraft draft;
    draft.document = json.requiredText("document"_L1, {1, 64});
    draft.printer = json.requiredText("printer"_L1, {1, 128});
    draft.copies = static_cast<int>(json.requiredInteger("copies"_L1, {1, kMaxPrintCopies}));
    json.finish();
    return draft;
}

} // namespace

Result<PlannedWrite> claimOrder(const Services&, const Call& call)
{
    // Nothing need be said to claim an order that nobody has.
    const QByteArrayView body = call.request.body.isEmpty() ? QByteArrayView("{}") : QByteArrayView(call.request.body);
    CH_TRY(ClaimDraft draft, readBody(body, readClaimDraft));
    CH_CHECK(checkClaim(draft.takeOver, draft.reason));
    CH_TRY(StepRequest request, StepRequest::from(call));
    return planStep(std::move(request), Precondition::None, 200,
                    [draft = std::move(draft)](const Order& order, const StepContext& step) {
                        return claim(order, draft.takeOver, draft.reason, step);
                    });
}

Result<PlannedWrite> releaseClaim(const Services&, const Call& call)
{
    CH_CHECK(requireEmptyBody(call));
    CH_TRY(StepRequest request, StepRequest::from(call));
    return planStep(std::move(request), Precondition::None, 200,
                    [](const Order& order, const StepContext& step) { return ch::releaseClaim(order, step); });
}

Result<PlannedWrite> setPacking(const Services&, const Call& call)
{
    CH_TRY(PackingDraft draft, readBody(call.request.body, readPacking));
    CH_CHECK(checkPacking(draft.packed));
    CH_TRY(StepRequest request, StepRequest::from(call));
    return planStep(std::move(request), Precondition::None, 200,
                    [draft = std::move(draft)](const Order& order, const StepContext& step) {
                        return ch::setPacking(order, draft, step);
                    });
}

Result<PlannedWrite> recordPrint(const Services&, const Call& call)
{
    CH_TRY(PrintDraft draft, readBody(call.request.body, readPrintDraft));
    CH_CHECK(checkPrint(draft.document, draft.copies));
    CH_TRY(StepRequest request, StepRequest::from(call));
    return planStep(std::move(request), Precondition::None, 201,
                    [draft = std::move(draft)](const Order& order, const StepContext& step) {
                        return ch::recordPrint(order, draft.document, draft.printer, draft.copies, step);
                    });
}

} // namespace ch::server
