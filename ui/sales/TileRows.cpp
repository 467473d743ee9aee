// SPDX-License-Identifier: Apache-2.0
#include "ui/sales/TileRows.h"

#include "ui/kit/Theme.h"

#include <QGridLayout>

#include <algorithm>

namespace ch::ui {

namespace {

constexpr int kSpacing = kGrid + 4;

} // namespace

void TileRows::addTile(QWidget* tile)
{
    m_tiles.push_back(tile);
    m_columns = 0;
    layOut();
}

int TileRows::widest() const
{
    int width = 1;
    for (const QWidget* tile : m_tiles)
        width = std::max(width, tile->minimumSizeHint().width());
    return width;
}

QSize TileRows::minimumSizeHint() const
{
    // One tile: what stands beside it now may stand below it.
    return {widest(), layout() ? layout()->minimumSize().height() : 0};
}

void TileRows::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut();
}

void TileRows::layOut()
{
    const int count = std::max(1, int(m_tiles.size()));
    // Rows of the same length: no tile is alone in the last one.
    int columns = count;
    while (columns > 1 && (count % columns != 0 || columns * (widest() + kSpacing) - kSpacing > width()))
        --columns;
    if (columns == m_columns)
        return;
    m_columns = columns;
    delete layout();
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(kSpacing);
    for (size_t i = 0; i < m_tiles.size(); ++i)
        grid->addWidget(m_tiles[i], int(i) / columns, int(i) % columns);
    for (int column = 0; column < columns; ++column)
        grid->setColumnStretch(column, 1);
    // At once: else one frame is painted with the tiles where they were.
    grid->activate();
    updateGeometry();
}

} // namespace ch::ui
