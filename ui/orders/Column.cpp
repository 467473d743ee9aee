// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/Column.h"

#include <QCoreApplication>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(OrderColumns)
};

// In the order of the enumeration: specOf() relies on it.
constexpr auto kColumns = std::to_array<ColumnSpec>({
    {Column::Number, "order_no"_L1, OrderSort::OrderNo, 128, 104, false, false, false, true, 0},
    {Column::Status, "status"_L1, OrderSort::Status, 136, 104, false, false, false, true, 1},
    {Column::Fulfilment, "fulfilment"_L1, {}, 120, 96, false, false, false, false, 12},
    {Column::Customer, "customer"_L1, OrderSort::Customer, 176, 148, true, false, false, true, 3},
    {Column::City, "city"_L1, {}, 128, 80, false, false, false, false, 13},
    {Column::Country, "country"_L1, OrderSort::Country, 136, 96, false, false, false, true, 7},
    {Column::Items, "items"_L1, {}, 240, 184, true, false, false, true, 6},
    {Column::Units, "units"_L1, OrderSort::Units, 80, 64, false, true, false, false, 10},
    {Column::Total, "total_minor"_L1, OrderSort::Total, 112, 96, false, true, true, true, 2},
    {Column::Created, "created_at"_L1, OrderSort::CreatedAt, 140, 132, false, false, false, true, 5},
    {Column::Paid, "paid_at"_L1, OrderSort::PaidAt, 140, 132, false, false, false, true, 9},
    {Column::ShipBy, "ship_by"_L1, OrderSort::ShipBy, 116, 104, false, false, false, true, 4},
    {Column::Shipped, "shipped_at"_L1, {}, 140, 132, false, false, false, false, 14},
    {Column::Updated, "updated_at"_L1, OrderSort::UpdatedAt, 140, 132, false, false, false, false, 11},
    {Column::Carrier, "carrier"_L1, {}, 112, 80, false, false, false, false, 15},
    {Column::Tracking, "tracking_no"_L1, {}, 168, 104, false, false, false, false, 8},
});

} // namespace

std::span<const ColumnSpec> allColumns()
{
    return kColumns;
}

const ColumnSpec& specOf(Column column)
{
    return kColumns[size_t(column)];
}

std::optional<Column> columnFromName(QStringView name)
{
    for (const ColumnSpec& spec : kColumns) {
        if (spec.name == name)
            return spec.column;
    }
    return std::nullopt;
}

std::optional<Column> columnOf(OrderSort sort)
{
    for (const ColumnSpec& spec : kColumns) {
        if (spec.sort == sort)
            return spec.column;
    }
    return std::nullopt;
}

bool descendsFirst(Column column)
{
    return specOf(column).isRightAligned || column == Column::Created || column == Column::Paid ||
           column == Column::Updated;
}

bool isVisibleTo(Role role, Column column)
{
    return seesMoney(role) || !specOf(column).isMoney;
}

QString titleOf(Column column)
{
    switch (column) {
    case Column::Number:
        return Text::tr("Order");
    case Column::Status:
        return Text::tr("Status");
    case Column::Fulfilment:
        return Text::tr("Fulfilment");
    case Column::Customer:
        return Text::tr("Customer");
    case Column::City:
        return Text::tr("City");
    case Column::Country:
        return Text::tr("Country");
    case Column::Items:
        return Text::tr("Items");
    case Column::Units:
        return Text::tr("Units");
    case Column::Total:
        return Text::tr("Total");
    case Column::Created:
        return Text::tr("Placed");
    case Column::Paid:
        return Text::tr("Paid");
    case Column::ShipBy:
        return Text::tr("Ship by");
    case Column::Shipped:
        return Text::tr("Shipped");
    case Column::Updated:
        return Text::tr("Changed");
    case Column::Carrier:
        return Text::tr("Carrier");
    case Column::Tracking:
        return Text::tr("Tracking number");
    }
    Q_UNREACHABLE();
}

} // namespace ch::ui
