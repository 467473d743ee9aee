// SPDX-License-Identifier: Apache-2.0
// On hand, reserved, available: three numbers with what each means, and what of them waits to be sent.
// Thread of the windows.
#pragma once

#include "ui/inventory/ProductCells.h"

#include <QWidget>

#include <array>

namespace ch::ui {

class TextLabel;

class StockTiles : public QWidget
{
    Q_OBJECT

public:
    explicit StockTiles(QWidget* parent = nullptr);

    void render(const ProductListItem& item, const ProductWriter& writer);

private:
    struct Tile
    {
        ProductColumn column = ProductColumn::OnHand;
        QWidget* box = nullptr;
        TextLabel* number = nullptr;
        TextLabel* pending = nullptr;
    };
    QWidget* makeTile(Tile& tile);

    std::array<Tile, 3> m_tiles;
};

} // namespace ch::ui
