// SPDX-License-Identifier: Apache-2.0
// Orders in every status for the tests of the rules, written out by hand and not made by the rules themselves.
// For the test's thread.
#pragma once

#include "core/domain/OrderRules.h"

namespace ch::test {

using namespace Qt::Literals::StringLiterals;

/// Monday, 5 September 2011, 12:00 UTC.
inline constexpr UtcTime kNow(1'315'224'000'000);
inline constexpr qint64 kVersion = 4;
inline constexpr qint64 kTotal = 2'200;

inline Shop shop()
{
    Shop shop;
    shop.currency = u"EUR"_s;
    shop.timeZone = u"Europe/Berlin"_s;
    return shop;
}

inline StepContext step(std::optional<qint64> ifMatch = {}, qint64 userId = 7, UtcTime now = kNow)
{
    StepContext context;
    context.actor.userId = UserId(userId);
    context.actor.name = u"user%1"_s.arg(userId);
    context.actor.role = Role::Merchant;
    context.actor.device = u"desk"_s;
    context.actor.opId = u"0123456789abcdef"_s;
    context.actor.trace = TraceId::fromText("00112233445566778899aabbccddeeff").value();
    context.now = now;
    context.ifMatch = ifMatch;
    return context;
}

inline OrderLine line(int no, const QString& sku, qint64 quantity, qint64 price)
{
    OrderLine line;
    line.lineNo = no;
    line.sku = sku;
    line.title = u"Title of "_s + sku;
    line.quantity = quantity;
    line.unitPriceMinor = price;
    line.lineTotalMinor = quantity * price;
    return line;
}

inline Payment payment(qint64 amountMinor, const QString& reference, bool accepted = true)
{
    return {.amountMinor = amountMinor,
            .method = u"card"_s,
            .reference = reference,
            .accepted = accepted,
            .reason = accepted ? QString() : u"ORDER_CLOSED"_s,
            .at = kNow.plusSeconds(-3000),
            .opId = {}};
}

inline Order pendingOrder()
{
    Order order;
    order.id = OrderId(1'234'567);
    order.orderNo = u"A-100"_s;
    order.version = kVersion;
    order.revision = 90;
    order.source = u"api"_s;
    order.currency = u"EUR"_s;
    order.customer = {u"17"_s, u"Ada Lovelace"_s, u"ada@example.org"_s, u"+44 1"_s};
    order.shipTo = {u"Ada Lovelace"_s, u"1 Engine St"_s, {}, u"London"_s, {}, u"N1"_s, u"GB"_s, {}};
    order.lines = {line(1, u"AAA"_s, 3, 500), line(2, u"BBB"_s, 2, 250)};
    order.subtotalMinor = 2'000;
    order.discountMinor = 100;
    order.shippingMinor = 300;
    order.totalMinor = kTotal;
    order.createdAt = kNow.plusSeconds(-3600);
    order.updatedAt = order.createdAt;
    order.expiresAt = kNow.plusSeconds(600);
    return order;
}

inline Order paidOrder()
{
    Order order = pendingOrder();
    order.status = OrderStatus::Paid;
    order.payments = {payment(kTotal, u"pay-1"_s)};
    order.paidMinor = kTotal;
    order.expiresAt.reset();
    order.paidAt = kNow.plusSeconds(-3000);
    order.shipBy = kNow.plusSeconds(86'400);
    return order;
}

/// One of line 1 has left in parcel 1.
inline Order partlyShippedOrder()
{
    Order order = paidOrder();
    order.lines[0].packedQuantity = 1;
    order.lines[0].shippedQuantity = 1;
    order.shipments = {{.no = 1,
                        .carrier = u"DHL"_s,
                        .trackingNo = u"T1"_s,
                        .lines = {{1, 1}},
                        .shippedAt = kNow.plusSeconds(-600),
                        .by = u"user7"_s,
                        .opId = {}}};
    return order;
}

inline Order shippedOrder()
{
    Order order = partlyShippedOrder();
    order.status = OrderStatus::Shipped;
    order.shipments[0].lines = {{1, 3}, {2, 2}};
    for (OrderLine& each : order.lines) {
        each.packedQuantity = each.quantity;
        each.shippedQuantity = each.quantity;
    }
    order.shippedAt = kNow.plusSeconds(-600);
    return order;
}

inline Order completedOrder()
{
    Order order = shippedOrder();
    order.status = OrderStatus::Completed;
    order.completedAt = kNow.plusSeconds(-60);
    return order;
}

inline Order cancelledOrder()
{
    Order order = pendingOrder();
    order.status = OrderStatus::Cancelled;
    order.cancelReason = u"CUSTOMER"_s;
    order.expiresAt.reset();
    order.cancelledAt = kNow.plusSeconds(-60);
    return order;
}

inline Order orderIn(OrderStatus status)
{
    switch (status) {
    case OrderStatus::Pending:
        return pendingOrder();
    case OrderStatus::Paid:
        return paidOrder();
    case OrderStatus::Shipped:
        return shippedOrder();
    case OrderStatus::Completed:
        return completedOrder();
    case OrderStatus::Cancelled:
        return cancelledOrder();
    }
    Q_UNREACHABLE();
}

inline Hold holdUntil(std::optional<UtcTime> until)
{
    return {.reason = u"address unclear"_s, .until = until, .by = u"user7"_s, .at = kNow.plusSeconds(-900)};
}

inline Claim claimBy(qint64 userId, UtcTime expiresAt)
{
    return {.userId = UserId(userId), .user = u"user%1"_s.arg(userId), .device = u"desk"_s, .expiresAt = expiresAt};
}

} // namespace ch::test
