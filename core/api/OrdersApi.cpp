// SPDX-License-Identifier: Apache-2.0
#include "core/api/OrdersApi.h"

#include "core/api/Paging.h"
#include "core/wire/OrderJson.h"
#include "core/wire/RequestBodies.h"

namespace ch {

namespace {

QByteArray pathOf(OrderId id, const char* rest = "")
{
    return "/orders/" + id.toBytes() + rest;
}

} // namespace

Result<OrderAnswer> OrdersApi::step(const ApiCall& call, const CallContext& context) const
{
    CH_TRY(const ApiAnswer answer, m_client.call(call, context));
    CH_TRY(Order order, api::decoded(answer, readOrder));
    return OrderAnswer{.order = std::move(order), .body = answer.data, .isReplayed = answer.isReplayed};
}

Result<OrderAnswer> OrdersApi::get(OrderId id, const CallContext& context) const
{
    return step({.method = HttpMethod::Get, .path = pathOf(id)}, context);
}

Result<qint64> OrdersApi::count(const CallContext& context) const
{
    CH_TRY(const ApiAnswer answer, m_client.call({.path = "/orders/counts"}, context));
    return api::decoded(answer, [](JsonObject& counts) {
        qint64 sum = 0;
        for (const OrderStatus status : {OrderStatus::Pending, OrderStatus::Paid, OrderStatus::Shipped,
                                         OrderStatus::Completed, OrderStatus::Cancelled})
            sum += counts.requiredInteger(nameOf(status));
        return sum;
    });
}

Result<ApiPage<TimelineEntry>> OrdersApi::events(OrderId id, const PageRequest& page, const CallContext& context) const
{
    CH_TRY(const ApiAnswer answer,
           m_client.call({.path = pathOf(id, "/events"), .query = api::pageQuery(page)}, context));
    return api::readPage(answer, readTimelineEntry);
}

Result<OrderAnswer> OrdersApi::ship(OrderId id, const ShipmentDraft& draft, qint64 ifMatch, const OpId& key,
                                    const CallContext& context) const
{
    return step({.method = HttpMethod::Post,
                 .path = pathOf(id, "/shipments"),
                 .body = toJson(draft),
                 .key = key,
                 .ifMatch = ifMatch},
                context);
}

Result<OrderAnswer> OrdersApi::correctShipment(const ParcelRef& parcel, const ShipmentCorrection& correction,
                                               qint64 ifMatch, const OpId& key, const CallContext& context) const
{
    return step({.method = HttpMethod::Patch,
                 .path = pathOf(parcel.order, "/shipments/") + QByteArray::number(parcel.no),
                 .body = toJson(correction),
                 .key = key,
                 .ifMatch = ifMatch},
                context);
}

Result<OrderAnswer> OrdersApi::cancel(OrderId id, const CancellationDraft& draft, qint64 ifMatch, const OpId& key,
                                      const CallContext& context) const
{
    return step({.method = HttpMethod::Post,
                 .path = pathOf(id, "/cancellation"),
                 .body = toJson(draft),
                 .key = key,
                 .ifMatch = ifMatch},
                context);
}

Result<OrderAnswer> OrdersApi::complete(OrderId id, qint64 ifMatch, const OpId& key, const CallContext& context) const
{
    return step(
        {.method = HttpMethod::Post, .path = pathOf(id, "/completion"), .body = "{}", .key = key, .ifMatch = ifMatch},
        context);
}

Result<OrderAnswer> OrdersApi::hold(OrderId id, const HoldDraft& draft, qint64 ifMatch, const OpId& key,
                                    const CallContext& context) const
{
    return step({.method = HttpMethod::Post,
                 .path = pathOf(id, "/hold"),
                 .body = toJson(draft),
                 .key = key,
                 .ifMatch = ifMatch},
                context);
}

Result<OrderAnswer> OrdersApi::releaseHold(OrderId id, qint64 ifMatch, const OpId& key,
                                           const CallContext& context) const
{
    return step({.method = HttpMethod::Delete, .path = pathOf(id, "/hold"), .key = key, .ifMatch = ifMatch}, context);
}

Result<OrderAnswer> OrdersApi::edit(OrderId id, const OrderEdit& edit, qint64 ifMatch, const OpId& key,
                                    const CallContext& context) const
{
    return step({.method = HttpMethod::Patch, .path = pathOf(id), .body = toJson(edit), .key = key, .ifMatch = ifMatch},
                context);
}

Result<OrderAnswer> OrdersApi::refund(OrderId id, const RefundDraft& draft, qint64 ifMatch, const OpId& key,
                                      const CallContext& context) const
{
    return step({.method = HttpMethod::Post,
                 .path = pathOf(id, "/refunds"),
                 .body = toJson(draft),
                 .key = key,
                 .ifMatch = ifMatch},
                context);
}

Result<OrderAnswer> OrdersApi::recordPayment(OrderId id, const PaymentDraft& draft, const OpId& key,
                                             const CallContext& context) const
{
    return step({.method = HttpMethod::Post, .path = pathOf(id, "/payments"), .body = toJson(draft), .key = key},
                context);
}

Result<OrderAnswer> OrdersApi::addNote(OrderId id, const QString& text, const OpId& key,
                                       const CallContext& context) const
{
    return step({.method = HttpMethod::Post, .path = pathOf(id, "/notes"), .body = toNoteJson(text), .key = key},
                context);
}

Result<OrderAnswer> OrdersApi::setPacking(OrderId id, const std::vector<LineQuantity>& packed, const OpId& key,
                                          const CallContext& context) const
{
    return step({.method = HttpMethod::Put, .path = pathOf(id, "/packing"), .body = toPackingJson(packed), .key = key},
                context);
}

Result<OrderAnswer> OrdersApi::claim(OrderId id, const ClaimDraft& draft, const OpId& key,
                                     const CallContext& context) const
{
    return step({.method = HttpMethod::Put, .path = pathOf(id, "/claim"), .body = toJson(draft), .key = key}, context);
}

Result<OrderAnswer> OrdersApi::releaseClaim(OrderId id, const OpId& key, const CallContext& context) const
{
    return step({.method = HttpMethod::Delete, .path = pathOf(id, "/claim"), .key = key}, context);
}

Result<OrderAnswer> OrdersApi::recordPrint(OrderId id, const PrintDraft& draft, const OpId& key,
                                           const CallContext& context) const
{
    return step({.method = HttpMethod::Post, .path = pathOf(id, "/prints"), .body = toJson(draft), .key = key},
                context);
}

} // namespace ch
