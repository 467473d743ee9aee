// SPDX-License-Identifier: Apache-2.0
// Draws the lines of a stock take: numbers in the colour of what they mean, the state as a pill.
// Thread of the windows.
#pragma once

#include "ui/kit/ThemedTable.h"

namespace ch::ui {

class CountLineDelegate : public RowDelegate
{
    Q_OBJECT

public:
    using RowDelegate::RowDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace ch::ui
