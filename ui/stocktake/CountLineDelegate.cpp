// SPDX-License-Identifier: Apache-2.0
#include "ui/stocktake/CountLineDelegate.h"

#include "ui/kit/Pill.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Tones.h"
#include "ui/stocktake/CountSheetModel.h"

#include <QPainter>

namespace ch::ui {

namespace {

CountSheetModel::Column columnOf(const QModelIndex& index)
{
    return static_cast<const CountSheetModel*>(index.model())->columnAt(index.column());
}

Tone toneAt(const QModelIndex& index)
{
    return Tone(index.data(CountSheetModel::ToneRole).toInt());
}

} // namespace

void CountLineDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    RowDelegate::initStyleOption(option, index);
    const Colors& colors = colorsOf(option->palette);
    switch (columnOf(index)) {
    case CountSheetModel::Column::Difference:
        option->palette.setColor(QPalette::Text, strongOf(toneAt(index), colors));
        option->font = fontOf(TextStyle::Strong);
        break;
    case CountSheetModel::Column::Counted:
        option->font = fontOf(TextStyle::Strong);
        break;
    case CountSheetModel::Column::Place:
    case CountSheetModel::Column::Moved:
    case CountSheetModel::Column::Counters:
        option->palette.setColor(QPalette::Text, colors.muted);
        break;
    default:
        break;
    }
}

void CountLineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    if (columnOf(index) != CountSheetModel::Column::State) {
        RowDelegate::paint(painter, option, index);
        return;
    }
    paintRow(painter, option, index);
    const QString text = index.data().toString();
    const QFont font = fontOf(TextStyle::Caption);
    const int width = std::min(pillWidth(text, font), option.rect.width() - 2 * kGrid);
    const QRect rect(option.rect.left() + kGrid, option.rect.center().y() - 10, width, 20);
    painter->setFont(font);
    paintPill(*painter, rect, text, toneAt(index), option.palette);
}

} // namespace ch::ui
