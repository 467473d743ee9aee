// SPDX-License-Identifier: Apache-2.0
// A section of the settings in their list: like a place of the window's rail.
// Thread of the windows.
#pragma once

#include <QStyledItemDelegate>

namespace ch::ui {

class SectionDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// The name of an icon, a QString.
    static constexpr int kIconRole = Qt::UserRole;

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace ch::ui
