// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/Column.h"

#include <QCoreApplication>

#include <array>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(OrderColumns)
};

constexpr ListColumn column(QLatin1StringView name, std::optional<OrderSort> sort, int width, int leastWidth, int rank)
{
    return {.name = name,
            .sort = sort ? std::optional(int(*sort)) : std::nullopt,
            .width = width,
            .leastWidth = leastWidth,
            .rank = rank};
}

constexpr ListColumn shown(ListColumn column)
{
    column.isShownAtFirst = true;
    return column;
}

constexpr ListColumn elastic(ListColumn column)
{
    column.isElastic = true;
    return column;
}

constexpr ListColumn number(ListColumn column)
{
    column.isRightAligned = true;
    column.descendsFirst = true;
    return column;
}

constexpr ListColumn money(ListColumn column)
{
    column.isMoney = true;
    return number(column);
}

constexpr ListColumn newestFirst(ListColumn column)
{
    column.descendsFirst = true;
    return column;
}

// In the order of the enumeration.
constexpr auto kColumns = std::to_array<ListColumn>({
    shown(column("order_no"_L1, OrderSort::OrderNo, 144, 140, 0)),
    shown(column("status"_L1, OrderSort::Status, 136, 104, 1)),
    column("fulfilment"_L1, {}, 120, 96, 12),
    shown(elastic(column("customer"_L1, OrderSort::Customer, 176, 144, 3))),
    column("city"_L1, {}, 128, 80, 13),
    shown(column("country"_L1, OrderSort::Country, 136, 96, 7)),
    shown(elastic(column("items"_L1, {}, 240, 184, 6))),
    number(column("units"_L1, OrderSort::Units, 80, 64, 10)),
    shown(money(column("total_minor"_L1, OrderSort::Total, 112, 96, 2))),
    shown(newestFirst(column("created_at"_L1, OrderSort::CreatedAt, 152, 150, 5))),
    shown(newestFirst(column("paid_at"_L1, OrderSort::PaidAt, 152, 150, 9))),
    shown(column("ship_by"_L1, OrderSort::ShipBy, 116, 108, 4)),
    column("shipped_at"_L1, {}, 152, 150, 14),
    newestFirst(column("updated_at"_L1, OrderSort::UpdatedAt, 152, 150, 11)),
    column("carrier"_L1, {}, 112, 80, 15),
    column("tracking_no"_L1, {}, 168, 104, 8),
});

QString titleOfId(ColumnId id)
{
    return titleOf(id.as<Column>());
}

constexpr ListColumns kOrderColumns(kColumns, titleOfId);

} // namespace

const ListColumns& orderColumns()
{
    return kOrderColumns;
}

const ListColumn& specOf(Column column)
{
    return kOrderColumns.spec(column);
}

std::optional<OrderSort> sortOf(Column column)
{
    const std::optional<int> sort = specOf(column).sort;
    return sort ? std::optional(OrderSort(*sort)) : std::nullopt;
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
