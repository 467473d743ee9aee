// SPDX-License-Identifier: Apache-2.0
// Draws a row of a pick list: how many, from where, of what, for whom.
// Thread of the windows.
#pragma once

#include <QStyledItemDelegate>

namespace ch::ui {

class PickListDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace ch::ui
