// SPDX-License-Identifier: Apache-2.0
// Tiles of one width, side by side, or in two or three rows where there is too little room.
// Thread of the windows.
#pragma once

#include <QWidget>

#include <vector>

namespace ch::ui {

class TileRows : public QWidget
{
public:
    explicit TileRows(QWidget* parent = nullptr) : QWidget(parent) {}

    /// Behind those that are there already.
    void addTile(QWidget* tile);
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void layOut();
    int widest() const;

    std::vector<QWidget*> m_tiles;
    int m_columns = 0;
};

} // namespace ch::ui
