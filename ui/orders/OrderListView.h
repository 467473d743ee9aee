// SPDX-License-Identifier: Apache-2.0
// The list of orders: rows of one height, columns to choose, everything by keyboard.
// Thread of the windows.
#pragma once

#include "ui/kit/ColumnHeader.h"
#include "ui/orders/OrderListDelegate.h"
#include "ui/orders/OrderListSelection.h"

namespace ch::ui {

class OrderListView : public ThemedTable
{
    Q_OBJECT

public:
    OrderListView(OrderListModel& model, UiContext& context, QWidget* parent = nullptr);

    OrderListSelection& orders() const { return *m_selection; }
    ColumnHeader& header() const { return *m_header; }
    /// Whose order is open beside the list; null: none.
    void setOpenOrder(OrderId order);
    void scrollToCurrent();

    void keyboardSearch(const QString&) override {}

Q_SIGNALS:
    /// Enter or a double click on a row that is here.
    void opened(ch::OrderId order);
    /// Of a cell; an index that is not valid: nothing is there.
    void menuRequested(const QModelIndex& index, const QPoint& globalPosition);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;
    QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex& index, const QEvent* event) const override;

private:
    void paintPlaceholders(QPainter& painter) const;
    void open(const QModelIndex& index);
    void keepPlace();
    void restorePlace(bool isNewList);
    void updateOpenRow();

    OrderListModel& m_model;
    OrderListSelection* m_selection;
    ColumnHeader* m_header;
    OrderListDelegate* m_delegate;
    OrderId m_openOrder;
    /// The row at the top and how much of it was out of sight, while the list changes.
    std::optional<RowNumber> m_topRow;
    int m_topOffset = 0;
};

} // namespace ch::ui
