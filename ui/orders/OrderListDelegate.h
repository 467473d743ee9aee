// SPDX-License-Identifier: Apache-2.0
// Paints the rows of a list of orders.
// Thread of the windows.
#pragma once

#include "ui/kit/Theme.h"
#include "ui/kit/ThemedTable.h"
#include "ui/orders/OrderListModel.h"

namespace ch::ui {

class OrderListDelegate : public RowDelegate
{
    Q_OBJECT

public:
    explicit OrderListDelegate(const OrderListModel& model, QObject* parent = nullptr);

    /// The row whose order is open beside the list; -1: none.
    void setOpenRow(int row) { m_openRow = row; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    /// A soft bar where a text will be; also for rows of a list that is not here yet.
    static void paintPlaceholder(QPainter& painter, const QRect& cell, Column column, int row, const Colors& colors);

private:
    struct Cell;
    void paintMarks(Cell& cell, const QModelIndex& index) const;
    void paintNumber(Cell& cell) const;
    void paintStatus(Cell& cell) const;
    void paintCustomer(Cell& cell) const;
    void paintTotal(Cell& cell) const;
    void paintShipBy(Cell& cell) const;
    void paintItems(Cell& cell) const;

    const OrderListModel& m_model;
    QFont m_body;
    QFont m_strong;
    QFont m_caption;
    int m_openRow = -1;
};

} // namespace ch::ui
