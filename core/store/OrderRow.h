// SPDX-License-Identifier: Apache-2.0
// An order as the cache keeps it: the columns of lists, the lines of figures, the searched text, the bytes.
// Plain values and pure functions; safe on any thread.
#pragma once

#include "core/base/Result.h"
#include "core/domain/FeedRecord.h"
#include "core/domain/Order.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace ch::store {

struct LineRow
{
    QString sku;
    int lineNo = 0;
    qint64 units = 0;
    qint64 totalMinor = 0;

    friend bool operator==(const LineRow&, const LineRow&) = default;
};

struct OrderRow
{
    OrderId id;
    qint64 revision = 0;
    OrderStatus status = OrderStatus::Pending;
    Fulfilment fulfilment = Fulfilment::Unfulfilled;
    bool onHold = false;
    qint64 noteCount = 0;
    QString country;
    QString region;
    /// Units that have still to go out.
    qint64 toShip = 0;
    qint64 units = 0;
    qint64 totalMinor = 0;
    UtcTime createdAt;
    UtcTime updatedAt;
    std::optional<UtcTime> paidAt;
    std::optional<UtcTime> shipBy;
    /// When the last parcel went out; nothing of an order that came without parcels.
    std::optional<UtcTime> shippedAt;
    QString cancelReason;
    QString orderNo;
    QString currency;
    QString customer;
    /// Case folded, for sorting.
    QString customerName;
    std::vector<LineRow> lines;
    QString searchText;
    QByteArray body;
};

/// A customer's name as lists sort and find it.
QString sortedName(const QString& name);
/// The error's detail says what is wrong with the record.
Result<OrderRow> orderRowOf(const FeedRecord& record);

} // namespace ch::store
