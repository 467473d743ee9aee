// SPDX-License-Identifier: Apache-2.0
// Draws a line of the order on the bench: place, article, how many of how many.
// Thread of the windows.
#pragma once

#include <QStyledItemDelegate>

namespace ch::ui {

class PackLineDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace ch::ui
