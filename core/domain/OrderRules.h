// SPDX-License-Identifier: Apache-2.0
// What each step does to an order: pure rules, shared by the service (which persists the change) and the desktop
// (which shows it as pending). Contract sections 3, 4 and 10.
// Pure functions; safe on any thread.
#pragma once

#include "core/base/Result.h"
#include "core/domain/Order.h"
#include "core/domain/Product.h"
#include "core/domain/Refund.h"
#include "core/domain/Shop.h"
#include "core/domain/Stock.h"
#include "core/domain/Timeline.h"

#include <QByteArray>

#include <functional>
#include <optional>
#include <vector>

namespace ch {

/// Who takes the step, when, and which version they had before their eyes (If-Match; ignored by steps that need none).
struct StepContext
{
    Actor actor;
    UtcTime now;
    std::optional<qint64> ifMatch;
};

/// What a step changes. `after.revision` is still the old one: the store gives the new one.
struct OrderChange
{
    Order after;
    std::vector<StockEffect> stock;
    std::vector<TimelineEntry> timeline;
    std::optional<Refund> refund;
};

struct OrderDraft
{
    struct Line
    {
        QString sku;
        qint64 quantity = 0;
        std::optional<qint64> unitPriceMinor;
    };
    /// Empty: made from the id.
    QString orderNo;
    QString currency;
    Customer customer;
    Address shipTo;
    std::vector<Line> lines;
    qint64 shippingMinor = 0;
    qint64 discountMinor = 0;
    QString note;
};

struct PaymentDraft
{
    qint64 amountMinor = 0;
    QString method;
    QString reference;
    /// The order it is for, where the message says so itself.
    std::optional<OrderId> order{};
};

struct ShipmentDraft
{
    QString carrier;
    QString trackingNo;
    /// Empty: all that is left.
    std::vector<LineQuantity> lines;
    bool notify = false;
};

struct ShipmentCorrection
{
    std::optional<QString> carrier;
    std::optional<QString> trackingNo;
};

struct RefundDraft
{
    qint64 amountMinor = 0;
    QString reason;
    QString note;
    std::vector<LineQuantity> release;
};

/// Members that are nothing stay as they are. Within an address or customer, whole values are replaced.
struct OrderEdit
{
    std::optional<Customer> customer;
    std::optional<Address> shipTo;
    std::optional<UtcTime> shipBy;
};

struct PlaceContext
{
    const Shop& shop;
    OrderId id;
    /// Seconds until an unpaid order closes itself.
    qint64 paymentTimeoutSeconds = 1800;
    /// The product of a SKU, or nothing.
    std::function<const Product*(const QString& sku)> product;
};

/// A problem of one field; many of them make one VALIDATION_FAILED.
struct FieldProblem
{
    QString field;
    QString problem;
};
Error validationFailed(const std::vector<FieldProblem>& problems);
/// Facts of a conflict: {"status":"PAID","version":3}.
QByteArray stateFacts(const Order& order);

/// Lines get product titles and prices; totals are computed with overflow checks. Unknown or inactive SKU, quantity out
/// of 1…1,000,000, more than 1,200 lines, discount above subtotal, missing required fields (ruling 17): VALIDATION_FAILED
/// with every field named ("lines[2].quantity"). Stock is not checked here; the store's conditional updates do.
Result<OrderChange> placeOrder(const OrderDraft& draft, const PlaceContext& place, const StepContext& step);

struct PaymentOutcome
{
    /// To persist, also beside a refusal: refused money is kept (ruling 4). Nothing: the reference was known already.
    std::optional<OrderChange> change;
    /// What to answer instead of the order.
    std::optional<Error> refusal;
};
/// PENDING → PAID for exactly the total; another amount is VALIDATION_FAILED and changes nothing. A known reference
/// again, whether its money was taken or refused: no change, no refusal (contract section 10, ruling 4). CANCELLED, or
/// PENDING past expires_at (which is closed by this very change): ORDER_CLOSED with the money kept as accepted:false; PAID
/// or later: STATE_CONFLICT, money kept too. Sets paid_at, ship_by; clears expires_at.
PaymentOutcome recordPayment(const Order& order, const PaymentDraft& draft, const Shop& shop, const StepContext& step);

/// PENDING past expires_at → CANCELLED TIMEOUT, reservation released; STATE_CONFLICT if it is not PENDING or not yet due.
Result<OrderChange> closeExpired(const Order& order, const StepContext& step);

/// Status, version, hold (ON_HOLD; an `until` that passed no longer counts), quantities in that order. Lifts packed to
/// shipped, → SHIPPED with the last quantity.
Result<OrderChange> ship(const Order& order, const ShipmentDraft& draft, const StepContext& step);
/// Any status that has the parcel. The old values stay in the timeline. NOT_FOUND for an unknown parcel.
Result<OrderChange> correctShipment(const Order& order, int shipmentNo, const ShipmentCorrection& correction,
                                    const StepContext& step);
Result<OrderChange> complete(const Order& order, const StepContext& step);
/// `reason`: CUSTOMER, MERCHANT, FRAUD, OUT_OF_STOCK, OTHER; anything else is VALIDATION_FAILED.
Result<OrderChange> cancel(const Order& order, const QString& reason, const QString& note, const StepContext& step);
/// Legal in PAID, SHIPPED, COMPLETED, and in any status for refused money; Σ refunds ≤ all money received. `refundId`
/// becomes the new refund's. See contract section 3 for the status it may lead to, ruling 5 for what it releases.
Result<OrderChange> refund(const Order& order, const RefundDraft& draft, RefundId refundId, const StepContext& step);
/// PENDING or PAID: before the last parcel.
Result<OrderChange> edit(const Order& order, const OrderEdit& edit, const StepContext& step);
/// PENDING or PAID; replaces a hold that is there.
Result<OrderChange> hold(const Order& order, const QString& reason, std::optional<UtcTime> until,
                         const StepContext& step);
/// No hold: no change, the order as it is.
Result<OrderChange> releaseHold(const Order& order, const StepContext& step);
/// The sweeper's: a hold whose `until` passed. STATE_CONFLICT if there is none.
Result<OrderChange> expireHold(const Order& order, const StepContext& step);
/// 15 minutes from now, for the actor's user and device; renews their own. PAID only. A living claim of somebody else, or
/// of the same user at another device: CLAIMED (facts: user, device, expires_at) unless takeOver, which needs a reason.
Result<OrderChange> claim(const Order& order, bool takeOver, const QString& reason, const StepContext& step);
/// Somebody else's living claim: CLAIMED. No claim: no change.
Result<OrderChange> releaseClaim(const Order& order, const StepContext& step);
/// Any status. 1–2,000 characters.
Result<OrderChange> addNote(const Order& order, const QString& text, const StepContext& step);
/// PAID only; refused under somebody else's living claim. shipped ≤ packed ≤ quantity − released, else VALIDATION_FAILED.
Result<OrderChange> setPacking(const Order& order, const std::vector<LineQuantity>& packed, const StepContext& step);
/// Any status.
Result<OrderChange> recordPrint(const Order& order, const QString& document, const QString& printer, int copies,
                                const StepContext& step);

} // namespace ch
