// SPDX-License-Identifier: Apache-2.0
// The head of a list of orders: columns that can be dragged, resized, hidden and sorted by.
// Thread of the windows.
#pragma once

#include "ui/orders/ColumnLayout.h"

#include <QHeaderView>

namespace ch::ui {

class ColumnHeader : public QHeaderView
{
    Q_OBJECT

public:
    explicit ColumnHeader(QWidget* parent = nullptr);

    const ColumnLayout& columns() const { return m_columns; }
    void setColumns(const ColumnLayout& columns);
    /// Places the columns again: the list's width is another one. `room` in pixels.
    void fit(int room);
    void setSort(OrderSort sort, bool isDescending);
    /// What is drawn now, left to right.
    std::vector<Column> placed() const;

Q_SIGNALS:
    /// A person changed them here.
    void columnsChanged(const ch::ui::ColumnLayout& columns);
    void sortRequested(ch::OrderSort sort, bool isDescending);
    /// The menu of a column was asked for, by mouse or keyboard.
    void menuRequested(std::optional<ch::ui::Column> column, const QPoint& globalPosition);

protected:
    void paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void onResized(int section, int oldWidth, int newWidth);
    void onMoved(int section, int oldPosition, int newPosition);
    void onClicked(int section);

    ColumnLayout m_columns;
    int m_room = 0;
    bool m_isPlacing = false;
    bool m_isPressed = false;
    bool m_isResized = false;
    OrderSort m_sort = OrderSort::CreatedAt;
    bool m_isDescending = true;
};

} // namespace ch::ui
