// SPDX-License-Identifier: Apache-2.0
#include "server/orders/OrderSteps.h"

#include "core/domain/Reason.h"
#include "core/wire/OrderJson.h"
#include "server/orders/OrderRepository.h"

namespace ch::server {

namespace {

bool mayKnowOf(const Actor& actor, const Order& order)
{
    return actor.role != Role::Storefront || order.placedBy == actor.userId;
}

std::monostate readNothing(JsonObject& json)
{
    json.finish();
    return {};
}

} // namespace

Result<StepRequest> StepRequest::from(const Call& call)
{
    CH_TRY(const OrderId id, call.pathId<OrderId>(0));
    return StepRequest{.order = id, .actor = call.actor(), .ifMatch = call.ifMatch};
}

Result<Order> orderFor(WriteContext& context, const StepRequest& request, Precondition precondition)
{
    CH_TRY(std::optional<Order> order, loadOrder(context.db, request.order));
    if (!order || !mayKnowOf(request.actor, *order))
        return Call::notFound();
    if (precondition == Precondition::IfMatch)
        CH_CHECK(requireIfMatch(request));
    return *std::move(order);
}

Result<> requireIfMatch(const StepRequest& request)
{
    if (!request.ifMatch)
        return refusal(Reason::PreconditionRequired);
    return ok();
}

Answer answerWith(int status, const Order& order)
{
    Answer answer;
    answer.status = status;
    answer.data = orderToJson(order);
    return answer;
}

PlannedWrite planStep(StepRequest request, Precondition precondition, int status, StepRule rule)
{
    return {.effect = [request = std::move(request), precondition, status,
                       rule = std::move(rule)](WriteContext& context) -> Result<Answer> {
        CH_TRY(const Order order, orderFor(context, request, precondition));
        CH_TRY(const OrderChange change, rule(order, request.at(context.now)));
        CH_TRY(const Order stored, updateOrder(context, order, change));
        return answerWith(status, stored);
    }};
}

Result<> requireEmptyBody(const Call& call)
{
    if (call.request.body.isEmpty())
        return ok();
    CH_CHECK(readBody(call.request.body, readNothing));
    return ok();
}

} // namespace ch::server
