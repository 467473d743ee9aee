// SPDX-License-Identifier: Apache-2.0
#include "core/domain/OrderDraftChecks.h"
#include "core/wire/OrderJson.h"
#include "server/orders/OrderHandlers.h"
#include "server/orders/OrderSteps.h"
#include "server/store/IdGenerator.h"

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Cancellation
{
    QString reason;
    QString note;
};

Cancellation readCancellation(JsonObject& json)
{
    Cancellation cancellation;
    cancellation.reason = json.requiredText("reason"_L1, {0, 64});
    cancellation.note = json.text("note"_L1, {1, int{kMaxNoteLength}}).value_or(QString());
    json.finish();
    return cancellation;
}

} // namespace

Result<PlannedWrite> cancelOrder(const Services&, const Call& call)
{
    CH_TRY(Cancellation wanted, readBody(call.request.body, readCancellation));
    CH_CHECK(checkCancellation(wanted.reason, wanted.note));
    CH_TRY(StepRequest request, StepRequest::from(call));
    return planStep(std::move(request), Precondition::IfMatch, 200,
                    [wanted = std::move(wanted)](const Order& order, const StepContext& step) {
                        return cancel(order, wanted.reason, wanted.note, step);
                    });
}

Result<PlannedWrite> refundOrder(const Services& services, const Call& call)
{
    CH_TRY(RefundDraft draft, readBody(call.request.body, readRefundDraft));
    CH_CHECK(checkRefund(draft));
    CH_TRY(StepRequest request, StepRequest::from(call));
    const auto refundId = services.ids.nextId<RefundId>();
    return planStep(std::move(request), Precondition::IfMatch, 201,
                    [draft = std::move(draft), refundId](const Order& order, const StepContext& step) {
                        return refund(order, draft, refundId, step);
                    });
}

} // namespace ch::server
