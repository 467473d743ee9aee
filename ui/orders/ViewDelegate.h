// SPDX-License-Identifier: Apache-2.0
// Paints a view's icon, name and count.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"

#include <QStyledItemDelegate>

namespace ch::ui {

class ViewDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ViewDelegate(UiContext& context, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    UiContext& m_context;
};

} // namespace ch::ui
