// SPDX-License-Identifier: Apache-2.0
#include "core/store/OrderRow.h"

#include "core/store/SearchText.h"
#include "core/wire/OrderJson.h"

#include <algorithm>

namespace ch::store {

QString sortedName(const QString& name)
{
    constexpr qsizetype kLongest = 64;
    return folded(name.left(kLongest));
}

namespace {

bool areNumberedOnce(const std::vector<OrderLine>& lines)
{
    std::vector<int> numbers;
    numbers.reserve(lines.size());
    for (const OrderLine& line : lines)
        numbers.push_back(line.lineNo);
    if (!std::ranges::is_sorted(numbers))
        std::ranges::sort(numbers);
    return std::ranges::adjacent_find(numbers) == numbers.end();
}

} // namespace

Result<OrderRow> orderRowOf(const FeedRecord& record)
{
    CH_TRY(const Order order, orderFromJson(record.body));
    // Two lines of one number have one place in the cache.
    if (!areNumberedOnce(order.lines))
        return Error{.kind = ErrorKind::Protocol, .code = QStringLiteral("LINE_NUMBERED_TWICE")};
    const UnitTotals units = order.units();
    OrderRow row{.id = order.id,
                 .revision = record.revision,
                 .status = order.status,
                 .fulfilment = order.fulfilment(),
                 .onHold = order.hold.has_value(),
                 .noteCount = order.noteCount,
                 .country = order.shipTo.country,
                 .region = order.shipTo.region,
                 .toShip = units.toShip(),
                 .units = units.ordered,
                 .totalMinor = order.totalMinor,
                 .createdAt = order.createdAt,
                 .updatedAt = order.updatedAt,
                 .paidAt = order.paidAt,
                 .shipBy = order.shipBy,
                 .shippedAt = order.shipments.empty() ? std::nullopt : order.shippedAt,
                 .cancelReason = order.cancelReason,
                 .orderNo = order.orderNo,
                 .currency = order.currency,
                 .customer = order.customer.id,
                 .customerName = sortedName(order.customer.name),
                 .lines = {},
                 .searchText = searchTextOf(order),
                 .body = record.body};
    row.lines.reserve(order.lines.size());
    for (const OrderLine& line : order.lines)
        row.lines.push_back(
            {.sku = line.sku, .lineNo = line.lineNo, .units = line.quantity, .totalMinor = line.lineTotalMinor});
    return row;
}

} // namespace ch::store
