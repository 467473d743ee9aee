// SPDX-License-Identifier: Apache-2.0
// The stock ledger's vocabulary: every change of a stock row is a movement (contract section 4, R8).
// Plain values and constant data; safe on any thread.
#pragma once

#include "core/base/Ids.h"
#include "core/base/UtcTime.h"

#include <QLatin1StringView>
#include <QString>

#include <optional>

namespace ch {

enum class MovementKind { Receive, Reserve, Release, Ship, Adjust, Count };

QLatin1StringView nameOf(MovementKind kind);
std::optional<MovementKind> movementKindFromName(QStringView name);

/// RECEIVED, RETURNED, DAMAGED, LOST, COUNTED, CORRECTION, OTHER (contract section 5).
bool isStockReason(QStringView name);

/// What a step of an order does to one line's stock. Reserving and releasing touch `reserved`, shipping both.
struct StockEffect
{
    QString sku;
    int lineNo = 0;
    MovementKind kind = MovementKind::Reserve;
    /// > 0.
    qint64 quantity = 0;
    /// The parcel (SHIP) or the refund's number within the order (RELEASE by refund: the version it made); else 0.
    int sequence = 0;

    qint64 deltaOnHand() const { return kind == MovementKind::Ship ? -quantity : 0; }
    qint64 deltaReserved() const { return kind == MovementKind::Reserve ? quantity : -quantity; }
    friend bool operator==(const StockEffect&, const StockEffect&) = default;
};

/// A row of the ledger as people read it.
struct Movement
{
    MovementId id;
    QString sku;
    MovementKind kind = MovementKind::Adjust;
    /// One of the stock reasons for Receive, Adjust and Count; else empty.
    QString reason;
    qint64 deltaOnHand = 0;
    qint64 deltaReserved = 0;
    OrderId orderId;
    QString orderNo;
    int lineNo = 0;
    int shipmentNo = 0;
    QString user;
    QString device;
    UtcTime at;
    QString opId;
    QString note;

    friend bool operator==(const Movement&, const Movement&) = default;
};

} // namespace ch
