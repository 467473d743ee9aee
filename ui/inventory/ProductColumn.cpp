// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/ProductColumn.h"

#include <QCoreApplication>

#include <array>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ProductColumns)
};

constexpr ListColumn column(QLatin1StringView name, std::optional<ProductSort> sort, int width, int leastWidth,
                            int rank)
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
    return column;
}

constexpr ListColumn mostFirst(ListColumn column)
{
    column.descendsFirst = true;
    return column;
}

constexpr ListColumn money(ListColumn column)
{
    column.isMoney = true;
    return mostFirst(number(column));
}

// In the order of the enumeration. Who looks for stock looks for what is short: available sorts upwards first.
constexpr auto kColumns = std::to_array<ListColumn>({
    shown(column("sku"_L1, ProductSort::Sku, 120, 100, 0)),
    shown(elastic(column("title"_L1, ProductSort::Title, 280, 140, 1))),
    column("barcode"_L1, {}, 144, 104, 9),
    shown(column("location"_L1, ProductSort::Place, 92, 80, 4)),
    shown(column("stock"_L1, {}, 116, 112, 5)),
    shown(number(column("on_hand"_L1, ProductSort::OnHand, 84, 76, 6))),
    shown(mostFirst(number(column("reserved"_L1, ProductSort::Reserved, 84, 76, 7)))),
    shown(number(column("available"_L1, ProductSort::Available, 88, 80, 2))),
    shown(number(column("reorder_point"_L1, {}, 108, 100, 8))),
    shown(money(column("price_minor"_L1, ProductSort::Price, 92, 84, 3))),
    mostFirst(column("updated_at"_L1, ProductSort::UpdatedAt, 152, 150, 10)),
});

QString titleOfId(ColumnId id)
{
    return titleOf(id.as<ProductColumn>());
}

constexpr ListColumns kProductColumns(kColumns, titleOfId);

} // namespace

const ListColumns& productColumns()
{
    return kProductColumns;
}

const ListColumn& specOf(ProductColumn column)
{
    return kProductColumns.spec(column);
}

QString titleOf(ProductColumn column)
{
    switch (column) {
    case ProductColumn::Sku:
        return Text::tr("SKU");
    case ProductColumn::Title:
        return Text::tr("Product");
    case ProductColumn::Barcode:
        return Text::tr("Barcode");
    case ProductColumn::Place:
        return Text::tr("Location");
    case ProductColumn::Stock:
        return Text::tr("Stock");
    case ProductColumn::OnHand:
        return Text::tr("On hand");
    case ProductColumn::Reserved:
        return Text::tr("Reserved");
    case ProductColumn::Available:
        return Text::tr("Available");
    case ProductColumn::ReorderPoint:
        return Text::tr("Reorder at");
    case ProductColumn::Price:
        return Text::tr("Price");
    case ProductColumn::Updated:
        return Text::tr("Changed");
    }
    Q_UNREACHABLE();
}

} // namespace ch::ui
