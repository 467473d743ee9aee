// SPDX-License-Identifier: Apache-2.0
#include "core/domain/OrderDraftChecks.h"
#include "core/wire/OrderJson.h"
#include "server/api/CountryNames.h"
#include "server/orders/OrderHandlers.h"
#include "server/orders/OrderRepository.h"
#include "server/orders/OrderSteps.h"

namespace ch::server {

using namespace Qt::Literals::StringLiterals;

namespace {

struct HoldDraft
{
    QString reason;
    std::optional<UtcTime> until;
};

HoldDraft readHoldDraft(JsonObject& json)
{
    HoldDraft draft;
    draft.reason = json.requiredText("reason"_L1, {1, 200});
    draft.until = json.time("until"_L1);
    json.finish();
    return draft;
}

QString readNote(JsonObject& json)
{
    QString text = json.requiredText("text"_L1, {1, int{kMaxNoteLength}});
    json.finish();
    return text;
}

} // namespace

Result<PlannedWrite> patchOrder(const Services&, const Call& call)
{
    CH_TRY(OrderEdit wanted, readBody(call.request.body, readOrderEdit));
    if (wanted.shipTo)
        wanted.shipTo->country = storedCountry(wanted.shipTo->country);
    CH_TRY(StepRequest request, StepRequest::from(call));
    return planStep(std::move(request), Precondition::IfMatch, 200,
                    [wanted = std::move(wanted)](const Order& order, const StepContext& step) {
                        return edit(order, wanted, step);
                    });
}

Result<PlannedWrite> holdOrder(const Services&, const Call& call)
{
    CH_TRY(HoldDraft draft, readBody(call.request.body, readHoldDraft));
    // Whether `until` lies ahead is judged when the step is taken: by then a key may have its answer, which does not age.
    CH_CHECK(checkHold(draft.reason, {}, call.now));
    CH_TRY(StepRequest request, StepRequest::from(call));
    return PlannedWrite{
        .effect = [request = std::move(request), draft = std::move(draft)](WriteContext& context) -> Result<Answer> {
            CH_TRY(const Order order, orderFor(context, request, Precondition::IfMatch));
            CH_TRY(const OrderChange change, hold(order, draft.reason, draft.until, request.at(context.now)));
            CH_TRY(const Order stored, updateOrder(context, order, change));
            // A hold that lapsed and was not swept yet is no hold that this one replaces.
            const bool replaced = order.hold && (!order.hold->until || *order.hold->until > context.now);
            return answerWith(replaced ? 200 : 201, stored);
        }};
}

Result<PlannedWrite> releaseHold(const Services&, const Call& call)
{
    CH_CHECK(requireEmptyBody(call));
    CH_TRY(StepRequest request, StepRequest::from(call));
    return planStep(std::move(request), Precondition::IfMatch, 200,
                    [](const Order& order, const StepContext& step) { return ch::releaseHold(order, step); });
}

Result<PlannedWrite> addNote(const Services&, const Call& call)
{
    CH_TRY(QString text, readBody(call.request.body, readNote));
    CH_CHECK(checkNote(text));
    CH_TRY(StepRequest request, StepRequest::from(call));
    return planStep(std::move(request), Precondition::None, 201,
                    [text = std::move(text)](const Order& order, const StepContext& step) {
                        return ch::addNote(order, text, step);
                    });
}

} // namespace ch::server
