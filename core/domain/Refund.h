// SPDX-License-Identifier: Apache-2.0
// Money given back. Imported refunds may belong to no order.
// Plain values; safe on any thread.
#pragma once

#include "core/base/Ids.h"
#include "core/base/UtcTime.h"
#include "core/domain/Order.h"

#include <QString>

#include <vector>

namespace ch {

struct Refund
{
    RefundId id;
    /// What people read: "<order_no>-R5", 5 being the order version that the refund made, or the number in an imported
    /// book ("C536379"). Unique.
    QString refundNo;
    /// Null for a refund whose order the book does not name.
    OrderId orderId;
    QString orderNo;
    qint64 amountMinor = 0;
    QString currency;
    QString reason;
    QString note;
    /// Unshipped units given back to stock.
    std::vector<LineQuantity> release;
    UtcTime at;
    QString by;
    QString opId;
    qint64 revision = 0;

    friend bool operator==(const Refund&, const Refund&) = default;
};

} // namespace ch
