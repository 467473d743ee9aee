// SPDX-License-Identifier: Apache-2.0
#include "core/domain/OrderStatus.h"

#include <array>

namespace ch {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto kSteps = std::to_array<OrderStep>({
    {OrderStatus::Pending, OrderEvent::Payment, OrderStatus::Paid},
    {OrderStatus::Pending, OrderEvent::Cancellation, OrderStatus::Cancelled},
    {OrderStatus::Pending, OrderEvent::Timeout, OrderStatus::Cancelled},
    {OrderStatus::Paid, OrderEvent::LastQuantityShipped, OrderStatus::Shipped},
    {OrderStatus::Shipped, OrderEvent::ReceiptConfirmed, OrderStatus::Completed},
    {OrderStatus::Paid, OrderEvent::RefundOfAllUnshipped, OrderStatus::Cancelled},
    {OrderStatus::Paid, OrderEvent::RefundOfRest, OrderStatus::Shipped},
});

constexpr auto kStatuses = std::to_array(
    {OrderStatus::Pending, OrderStatus::Paid, OrderStatus::Shipped, OrderStatus::Completed, OrderStatus::Cancelled});

constexpr auto kEvents =
    std::to_array({OrderEvent::Payment, OrderEvent::Cancellation, OrderEvent::Timeout, OrderEvent::LastQuantityShipped,
                   OrderEvent::ReceiptConfirmed, OrderEvent::RefundOfAllUnshipped, OrderEvent::RefundOfRest});

constexpr auto kStatusNames =
    std::to_array<QLatin1StringView>({"PENDING"_L1, "PAID"_L1, "SHIPPED"_L1, "COMPLETED"_L1, "CANCELLED"_L1});

constexpr auto kFulfilmentNames =
    std::to_array<QLatin1StringView>({"UNFULFILLED"_L1, "PACKING"_L1, "PACKED"_L1, "PARTIAL"_L1, "FULFILLED"_L1});

template <class Enum, size_t N>
std::optional<Enum> fromName(const std::array<QLatin1StringView, N>& names, QStringView name)
{
    for (size_t i = 0; i < N; ++i) {
        if (names[i] == name)
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

} // namespace

std::span<const OrderStep> orderSteps()
{
    return kSteps;
}

std::optional<OrderStatus> nextStatus(OrderStatus from, OrderEvent event)
{
    for (const OrderStep& step : kSteps) {
        if (step.from == from && step.event == event)
            return step.to;
    }
    return std::nullopt;
}

bool isFinal(OrderStatus status)
{
    for (const OrderStep& step : kSteps) {
        if (step.from == status)
            return false;
    }
    return true;
}

std::span<const OrderStatus> allOrderStatuses()
{
    return kStatuses;
}

std::span<const OrderEvent> allOrderEvents()
{
    return kEvents;
}

QLatin1StringView nameOf(OrderStatus status)
{
    return kStatusNames[static_cast<size_t>(status)];
}

std::optional<OrderStatus> orderStatusFromName(QStringView name)
{
    return fromName<OrderStatus>(kStatusNames, name);
}

QLatin1StringView nameOf(Fulfilment fulfilment)
{
    return kFulfilmentNames[static_cast<size_t>(fulfilment)];
}

std::optional<Fulfilment> fulfilmentFromName(QStringView name)
{
    return fromName<Fulfilment>(kFulfilmentNames, name);
}

Fulfilment fulfilmentOf(const UnitTotals& units)
{
    if (units.shipped > 0)
        return units.toShip() == 0 ? Fulfilment::Fulfilled : Fulfilment::Partial;
    if (units.packed <= 0)
        return Fulfilment::Unfulfilled;
    return units.packed >= units.toShip() ? Fulfilment::Packed : Fulfilment::Packing;
}

} // namespace ch
