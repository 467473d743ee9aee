// SPDX-License-Identifier: Apache-2.0
// /orders: one function for each step of an order. What is queued while offline goes through OutboxApi instead.
// Callable from any thread that may wait.
#pragma once

#include "core/api/ApiPage.h"
#include "core/api/HttpClient.h"
#include "core/domain/OrderRules.h"
#include "core/domain/StepDrafts.h"
#include "core/domain/Timeline.h"

namespace ch {

/// The order as it now is.
struct OrderAnswer
{
    Order order;
    /// Its JSON as it came: what the cache stores.
    QByteArray body;
    bool isReplayed = false;
};

struct ParcelRef
{
    OrderId order;
    /// 1, 2, … within the order.
    int no = 0;
};

/// Steps carry the key of the decision (R1) and, where the service compares it, the version that was before the person's
/// eyes. Refusals: Conflict (STATE_CONFLICT, VERSION_MISMATCH, ON_HOLD, CLAIMED, …), Invalid, NotFound, Forbidden, with the
/// service's facts.
class OrdersApi
{
public:
    explicit OrdersApi(HttpClient& client) : m_client(client) {}

    Result<OrderAnswer> get(OrderId id, const CallContext& context) const;
    /// How many there are.
    Result<qint64> count(const CallContext& context) const;
    /// The timeline, oldest first.
    Result<ApiPage<TimelineEntry>> events(OrderId id, const PageRequest& page, const CallContext& context) const;

    Result<OrderAnswer> ship(OrderId id, const ShipmentDraft& draft, qint64 ifMatch, const OpId& key,
                             const CallContext& context) const;
    Result<OrderAnswer> correctShipment(const ParcelRef& parcel, const ShipmentCorrection& correction, qint64 ifMatch,
                                        const OpId& key, const CallContext& context) const;
    Result<OrderAnswer> cancel(OrderId id, const CancellationDraft& draft, qint64 ifMatch, const OpId& key,
                               const CallContext& context) const;
    Result<OrderAnswer> complete(OrderId id, qint64 ifMatch, const OpId& key, const CallContext& context) const;
    Result<OrderAnswer> hold(OrderId id, const HoldDraft& draft, qint64 ifMatch, const OpId& key,
                             const CallContext& context) const;
    Result<OrderAnswer> releaseHold(OrderId id, qint64 ifMatch, const OpId& key, const CallContext& context) const;
    Result<OrderAnswer> edit(OrderId id, const OrderEdit& edit, qint64 ifMatch, const OpId& key,
                             const CallContext& context) const;
    Result<OrderAnswer> refund(OrderId id, const RefundDraft& draft, qint64 ifMatch, const OpId& key,
                               const CallContext& context) const;

    Result<OrderAnswer> recordPayment(OrderId id, const PaymentDraft& draft, const OpId& key,
                                      const CallContext& context) const;
    Result<OrderAnswer> addNote(OrderId id, const QString& text, const OpId& key, const CallContext& context) const;
    /// `packed`: quantities packed now, by line; lines that are not named stay as they are.
    Result<OrderAnswer> setPacking(OrderId id, const std::vector<LineQuantity>& packed, const OpId& key,
                                   const CallContext& context) const;
    Result<OrderAnswer> claim(OrderId id, const ClaimDraft& draft, const OpId& key, const CallContext& context) const;
    Result<OrderAnswer> releaseClaim(OrderId id, const OpId& key, const CallContext& context) const;
    Result<OrderAnswer> recordPrint(OrderId id, const PrintDraft& draft, const OpId& key,
                                    const CallContext& context) const;

private:
    Result<OrderAnswer> step(const ApiCall& call, const CallContext& context) const;
    HttpClient& m_client;
};

} // namespace ch
