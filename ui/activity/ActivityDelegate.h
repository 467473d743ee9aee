// SPDX-License-Identifier: Apache-2.0
// Paints an entry: what it is, where it stands, when.
// Thread of the windows.
#pragma once

#include <QStyledItemDelegate>

namespace ch::ui {

class ActivityDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace ch::ui
