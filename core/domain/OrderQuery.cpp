// SPDX-License-Identifier: Apache-2.0
#include "core/domain/OrderQuery.h"

namespace ch {

namespace {

struct SortName
{
    OrderSort sort = OrderSort::CreatedAt;
    QLatin1StringView name;
};

constexpr SortName kSortNames[]{
    {OrderSort::CreatedAt, QLatin1StringView("created_at")}, {OrderSort::OrderNo, QLatin1StringView("order_no")},
    {OrderSort::Total, QLatin1StringView("total_minor")},    {OrderSort::ShipBy, QLatin1StringView("ship_by")},
    {OrderSort::UpdatedAt, QLatin1StringView("updated_at")}, {OrderSort::Status, QLatin1StringView("status")},
    {OrderSort::Customer, QLatin1StringView("customer")},    {OrderSort::Country, QLatin1StringView("country")},
    {OrderSort::Units, QLatin1StringView("units")},          {OrderSort::PaidAt, QLatin1StringView("paid_at")},
};

} // namespace

QLatin1StringView nameOf(OrderSort sort)
{
    for (const SortName& each : kSortNames) {
        if (each.sort == sort)
            return each.name;
    }
    Q_UNREACHABLE();
}

std::optional<OrderSort> orderSortFromName(QStringView name)
{
    for (const SortName& each : kSortNames) {
        if (name == each.name)
            return each.sort;
    }
    return std::nullopt;
}

} // namespace ch
