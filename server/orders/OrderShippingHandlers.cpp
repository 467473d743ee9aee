// SPDX-License-Identifier: Apache-2.0
#include "core/domain/OrderDraftChecks.h"
#include "core/wire/OrderJson.h"
#include "server/orders/OrderHandlers.h"
#include "server/orders/OrderRepository.h"
#include "server/orders/OrderSteps.h"

#include <algorithm>

namespace ch::server {

namespace {

/// The parcel's number in the path; NOT_FOUND if it is none.
Result<int> parcelIn(const Call& call)
{
    const QString& text = call.pathValues.at(1);
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (!isNumber || number < 1 || text != QString::number(number))
        return Call::notFound();
    return number;
}

bool hasParcel(const Order& order, int number)
{
    return std::ranges::find(order.shipments, number, &Shipment::no) != order.shipments.end();
}

} // namespace

Result<PlannedWrite> shipOrder(const Services&, const Call& call)
{
    CH_TRY(const ShipmentDraft draft, readBody(call.request.body, readShipmentDraft));
    CH_CHECK(checkShipment(draft));
    CH_TRY(StepRequest request, StepRequest::from(call));
    PlannedWrite planned =
        planStep(std::move(request), Precondition::IfMatch, 201,
                 [draft](const Order& order, const StepContext& step) { return ship(order, draft, step); });
    planned.canonicalBody = toJson(draft);
    return planned;
}

Result<PlannedWrite> correctShipment(const Services&, const Call& call)
{
    CH_TRY(ShipmentCorrection correction, readBody(call.request.body, readShipmentCorrection));
    CH_CHECK(checkCorrection(correction));
    CH_TRY(StepRequest request, StepRequest::from(call));
    CH_TRY(const int number, parcelIn(call));
    return PlannedWrite{.effect = [request = std::move(request), correction = std::move(correction),
                                   number](WriteContext& context) -> Result<Answer> {
        CH_TRY(const Order order, orderFor(context, request, Precondition::None));
        // The parcel is an object of the path like its order: its absence comes before what is asked of the request.
        if (!hasParcel(order, number))
            return Call::notFound();
        CH_CHECK(requireIfMatch(request));
        CH_TRY(const OrderChange change, ch::correctShipment(order, number, correction, request.at(context.now)));
        CH_TRY(const Order stored, updateOrder(context, order, change));
        return answerWith(200, stored);
    }};
}

Result<PlannedWrite> completeOrder(const Services&, const Call& call)
{
    CH_CHECK(requireEmptyBody(call));
    CH_TRY(StepRequest request, StepRequest::from(call));
    return planStep(std::move(request), Precondition::IfMatch, 200,
                    [](const Order& order, const StepContext& step) { return complete(order, step); });
}

} // namespace ch::server
