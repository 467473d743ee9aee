// SPDX-License-Identifier: Apache-2.0
// The head of a list: columns that can be dragged, resized, hidden and sorted by.
// Thread of the windows.
#pragma once

#include "ui/kit/ColumnLayout.h"

#include <QHeaderView>

namespace ch::ui {

class ColumnHeader : public QHeaderView
{
    Q_OBJECT

public:
    ColumnHeader(const ListColumns& columns, Role role, QWidget* parent = nullptr);

    const ColumnLayout& columns() const { return m_columns; }
    void setColumns(const ColumnLayout& columns);
    /// Places the columns again: the list's width is another one. `room` in pixels.
    void fit(int room);
    void setSort(int sort, bool isDescending);
    /// What is drawn now, left to right.
    std::vector<ColumnId> placed() const;

Q_SIGNALS:
    /// A person changed them here.
    void columnsChanged(const ch::ui::ColumnLayout& columns);
    void sortRequested(int sort, bool isDescending);
    /// The menu of a column was asked for, by mouse or keyboard.
    void menuRequested(std::optional<ch::ui::ColumnId> column, const QPoint& globalPosition);

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
    std::optional<int> m_sort;
    bool m_isDescending = false;
};

} // namespace ch::ui
