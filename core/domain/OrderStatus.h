// SPDX-License-Identifier: Apache-2.0
// The order's status and the table of its legal steps (contract section 3), used by the service, the desktop and the tests.
// Constant data and pure functions; safe on any thread.
#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <optional>
#include <span>

namespace ch {

enum class OrderStatus { Pending, Paid, Shipped, Completed, Cancelled };

enum class OrderEvent {
    Payment,
    Cancellation,
    Timeout,
    LastQuantityShipped,
    ReceiptConfirmed,
    /// A refund that leaves no unit to ship, nothing shipped.
    RefundOfAllUnshipped,
    /// A refund that leaves no unit to ship, part shipped.
    RefundOfRest,
};

struct OrderStep
{
    OrderStatus from;
    OrderEvent event;
    OrderStatus to;
};

/// Every legal step; whatever is not in it is a STATE_CONFLICT.
std::span<const OrderStep> orderSteps();
/// Where the event leads, or nothing if it is not legal in this status.
std::optional<OrderStatus> nextStatus(OrderStatus from, OrderEvent event);
/// COMPLETED and CANCELLED: nothing leads out of them.
bool isFinal(OrderStatus status);

std::span<const OrderStatus> allOrderStatuses();
std::span<const OrderEvent> allOrderEvents();
QLatin1StringView nameOf(OrderStatus status);
std::optional<OrderStatus> orderStatusFromName(QStringView name);

/// How far the goods are; derived from quantities, never stored twice (contract section 10, ruling 8).
enum class Fulfilment { Unfulfilled, Packing, Packed, Partial, Fulfilled };

QLatin1StringView nameOf(Fulfilment fulfilment);
std::optional<Fulfilment> fulfilmentFromName(QStringView name);

/// Units of an order summed over its lines.
struct UnitTotals
{
    qint64 ordered = 0;
    qint64 packed = 0;
    qint64 shipped = 0;
    /// Given back by refunds before they shipped.
    qint64 released = 0;

    /// Units that still have to go out.
    qint64 toShip() const { return ordered - shipped - released; }
    friend bool operator==(const UnitTotals&, const UnitTotals&) = default;
};

/// FULFILLED if something is out and nothing is left to ship; PARTIAL if something is out; else PACKED / PACKING if all /
/// some of what is left is packed; else UNFULFILLED.
Fulfilment fulfilmentOf(const UnitTotals& units);

} // namespace ch
