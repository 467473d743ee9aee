// SPDX-License-Identifier: Apache-2.0
// Draws the rows of the command palette: headings, actions with their keys, orders with their status.
// Thread of the windows.
#pragma once

#include <QStyledItemDelegate>

namespace ch::ui {

struct PaletteEntry;

class PaletteDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    static void paintCommand(QPainter& painter, const QStyleOptionViewItem& option, const PaletteEntry& entry);
    static void paintOrder(QPainter& painter, const QStyleOptionViewItem& option, const PaletteEntry& entry);
};

} // namespace ch::ui
