// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Order.h"

#include <algorithm>

namespace ch {

UnitTotals Order::units() const
{
    UnitTotals totals;
    for (const OrderLine& line : lines) {
        totals.ordered += line.quantity;
        totals.packed += line.packedQuantity;
        totals.shipped += line.shippedQuantity;
        totals.released += line.releasedQuantity;
    }
    return totals;
}

bool Order::isOverdue(UtcTime now) const
{
    return status == OrderStatus::Paid && shipBy && *shipBy < now && units().toShip() > 0;
}

const OrderLine* Order::line(int lineNo) const
{
    const auto found = std::ranges::find(lines, lineNo, &OrderLine::lineNo);
    return found == lines.end() ? nullptr : &*found;
}

OrderLine* Order::line(int lineNo)
{
    const auto found = std::ranges::find(lines, lineNo, &OrderLine::lineNo);
    return found == lines.end() ? nullptr : &*found;
}

} // namespace ch
