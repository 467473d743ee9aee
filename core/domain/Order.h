// SPDX-License-Identifier: Apache-2.0
// An order as contract section 5 describes it, and its parts.
// Plain values; safe on any thread. Amounts are minor units of the order's currency.
#pragma once

#include "core/base/Ids.h"
#include "core/base/UtcTime.h"
#include "core/domain/OrderStatus.h"

#include <QString>

#include <optional>
#include <vector>

namespace ch {

struct Customer
{
    /// The shop's own number for the customer, if it has one; not one of our ids.
    QString id;
    QString name;
    QString email;
    QString phone;

    friend bool operator==(const Customer&, const Customer&) = default;
};

struct Address
{
    QString name;
    QString line1;
    QString line2;
    QString city;
    QString region;
    QString postcode;
    /// ISO 3166 alpha-2 where the country is known; what is no country stays as an import wrote it.
    QString country;
    QString phone;

    friend bool operator==(const Address&, const Address&) = default;
};

struct OrderLine
{
    /// 1, 2, … within the order.
    int lineNo = 0;
    QString sku;
    QString title;
    qint64 quantity = 0;
    qint64 unitPriceMinor = 0;
    qint64 lineTotalMinor = 0;
    qint64 packedQuantity = 0;
    qint64 shippedQuantity = 0;
    /// Given back to stock by refunds before they shipped.
    qint64 releasedQuantity = 0;

    qint64 toShip() const { return quantity - shippedQuantity - releasedQuantity; }
    friend bool operator==(const OrderLine&, const OrderLine&) = default;
};

struct Payment
{
    qint64 amountMinor = 0;
    QString method;
    QString reference;
    bool accepted = true;
    /// Why the money was refused (a reason of the API's table); empty if accepted.
    QString reason;
    UtcTime at;
    QString opId;

    friend bool operator==(const Payment&, const Payment&) = default;
};

struct LineQuantity
{
    int lineNo = 0;
    qint64 quantity = 0;

    friend bool operator==(const LineQuantity&, const LineQuantity&) = default;
};

/// A parcel.
struct Shipment
{
    /// 1, 2, … within the order.
    int no = 0;
    QString carrier;
    QString trackingNo;
    std::vector<LineQuantity> lines;
    UtcTime shippedAt;
    QString by;
    QString opId;

    friend bool operator==(const Shipment&, const Shipment&) = default;
};

struct Hold
{
    QString reason;
    std::optional<UtcTime> until;
    QString by;
    UtcTime at;

    friend bool operator==(const Hold&, const Hold&) = default;
};

/// Who packs the order now. Expired claims may still be present: compare expiresAt with the clock.
struct Claim
{
    UserId userId;
    QString user;
    QString device;
    UtcTime expiresAt;

    friend bool operator==(const Claim&, const Claim&) = default;
};

struct Order
{
    OrderId id;
    /// Unique, 1–32 characters; what people read and scan.
    QString orderNo;
    OrderStatus status = OrderStatus::Pending;
    /// Grows with every change that could make somebody's next step wrong; what If-Match compares.
    qint64 version = 1;
    /// Grows with every change at all; the entity's position in the feed.
    qint64 revision = 0;
    /// Where the order came from: "api" or "import".
    QString source;
    QString currency;
    Customer customer;
    Address shipTo;
    std::vector<OrderLine> lines;
    qint64 subtotalMinor = 0;
    qint64 discountMinor = 0;
    qint64 shippingMinor = 0;
    qint64 totalMinor = 0;
    /// Σ of accepted payments.
    qint64 paidMinor = 0;
    qint64 refundedMinor = 0;
    std::vector<Payment> payments;
    std::vector<Shipment> shipments;
    std::optional<Hold> hold;
    std::optional<Claim> claim;
    /// CUSTOMER, MERCHANT, FRAUD, OUT_OF_STOCK, OTHER, TIMEOUT or REFUNDED; empty unless cancelled.
    QString cancelReason;
    /// The notes of its timeline. Not for everybody who sees the order: withoutNotes() in core/wire/Mask.h.
    qint64 noteCount = 0;
    UtcTime createdAt;
    std::optional<UtcTime> expiresAt;
    std::optional<UtcTime> paidAt;
    std::optional<UtcTime> shipBy;
    std::optional<UtcTime> shippedAt;
    std::optional<UtcTime> completedAt;
    std::optional<UtcTime> cancelledAt;
    UtcTime updatedAt;
    /// Who placed it: a storefront reads only its own orders. Not on the wire.
    UserId placedBy;
    /// The key that created it; empty for imports. Not on the wire.
    QString createOpId;

    UnitTotals units() const;
    Fulfilment fulfilment() const { return fulfilmentOf(units()); }
    /// Paid, something left to ship, and ship_by has passed (contract section 10, ruling 6).
    bool isOverdue(UtcTime now) const;
    const OrderLine* line(int lineNo) const;
    OrderLine* line(int lineNo);

    friend bool operator==(const Order&, const Order&) = default;
};

} // namespace ch
