// SPDX-License-Identifier: Apache-2.0
// What the handlers of this folder share: reading a body, meeting the order, taking one step on it.
// Planning on the I/O thread; effects on the writer's thread.
#pragma once

#include "core/domain/OrderRules.h"
#include "core/wire/JsonReader.h"
#include "server/api/Handler.h"

#include <functional>

namespace ch::server {

/// What an effect keeps of the call that asked for it.
struct StepRequest
{
    OrderId order;
    Actor actor;
    std::optional<qint64> ifMatch;

    /// The order is the path's first value; NOT_FOUND if that is no id.
    static Result<StepRequest> from(const Call& call);
    StepContext at(UtcTime now) const { return {.actor = actor, .now = now, .ifMatch = ifMatch}; }
};

/// Whether a step needs the version that the person saw.
enum class Precondition { None, IfMatch };

/// The order as it is. NOT_FOUND also where a storefront asks for what it did not place; then PRECONDITION_REQUIRED.
Result<Order> orderFor(WriteContext& context, const StepRequest& request, Precondition precondition);

/// PRECONDITION_REQUIRED if the request does not say which version the person saw.
Result<> requireIfMatch(const StepRequest& request);

Answer answerWith(int status, const Order& order);

using StepRule = std::function<Result<OrderChange>(const Order&, const StepContext&)>;
/// Loads the order, applies the rule, stores what changed and answers with the order.
PlannedWrite planStep(StepRequest request, Precondition precondition, int status, StepRule rule);

/// The request's body through one of the readers of core/wire; BAD_REQUEST or VALIDATION_FAILED.
template <class Draft> Result<Draft> readBody(QByteArrayView body, Draft (*read)(JsonObject&))
{
    CH_TRY(JsonDocument document, JsonDocument::parse(body, UnknownMembers::Refuse));
    JsonObject root = document.root();
    Draft draft = read(root);
    CH_CHECK(document.result());
    return draft;
}
/// For routes that need no body: nothing at all, or an empty object.
Result<> requireEmptyBody(const Call& call);

} // namespace ch::server
