// SPDX-License-Identifier: Apache-2.0
// What can be done with a cell of the list: open its order, act on what is selected, filter with the same, copy.
// Thread of the windows.
#pragma once

#include "ui/orders/OrderListCells.h"

#include <QMenu>

namespace ch::ui {

class OrderListMenu : public QMenu
{
    Q_OBJECT

public:
    struct Cell
    {
        const OrderListItem& item;
        Column column = Column::Number;
        CellWriter writer;
    };
    /// `actions`: about the selection, the same that other menus have. Deletes itself when closed.
    OrderListMenu(const Cell& cell, const Filter& filter, const QList<QAction*>& actions, QWidget* parent);

Q_SIGNALS:
    void openRequested();
    void filterChosen(const ch::ui::Filter& filter);

private:
    void addFilters(const Cell& cell, const Filter& filter);
};

} // namespace ch::ui
