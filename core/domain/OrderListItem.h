// SPDX-License-Identifier: Apache-2.0
// A row of the list of orders: what the cache knows, with what waits in the outbox on top.
// Plain values; safe on any thread.
#pragma once

#include "core/base/Ids.h"
#include "core/base/UtcTime.h"
#include "core/domain/OrderStatus.h"

#include <QString>

#include <optional>

namespace ch {

/// An order's place in the desk's cache: stays as long as the order does, and newer orders have higher ones.
using RowNumber = qint64;

struct OrderListItem
{
    RowNumber row = 0;
    OrderId id;
    QString orderNo;
    /// As it will be when the outbox is through; `base…` is what the service said.
    OrderStatus status = OrderStatus::Pending;
    Fulfilment fulfilment = Fulfilment::Unfulfilled;
    OrderStatus baseStatus = OrderStatus::Pending;
    qint64 version = 0;
    QString customerName;
    /// The shop's number of the customer; may be empty.
    QString customerId;
    QString city;
    QString region;
    QString country;
    int lineCount = 0;
    qint64 units = 0;
    /// Units that have still to go out.
    qint64 toShip = 0;
    /// SKU and title of the first line.
    QString firstSku;
    QString firstTitle;
    QString currency;
    qint64 totalMinor = 0;
    qint64 refundedMinor = 0;
    UtcTime createdAt;
    UtcTime updatedAt;
    std::optional<UtcTime> paidAt;
    std::optional<UtcTime> shipBy;
    std::optional<UtcTime> shippedAt;
    /// Of the last parcel.
    QString carrier;
    QString trackingNo;
    bool onHold = false;
    qint64 noteCount = 0;
    /// The service has a newer state of it that this version does not understand: what is shown is what it was before, its
    /// status is not known, and no step may be taken.
    bool isOutdated = false;
    QString cancelReason;
    /// Entries of the outbox about it: that wait, that were refused.
    int waiting = 0;
    int refused = 0;

    bool isOverdue(UtcTime now) const { return status == OrderStatus::Paid && toShip > 0 && shipBy && *shipBy < now; }
    friend bool operator==(const OrderListItem&, const OrderListItem&) = default;
};

} // namespace ch
