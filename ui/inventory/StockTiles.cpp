// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/StockTiles.h"

#include "ui/kit/Widgets.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace ch::ui {

StockTiles::StockTiles(QWidget* parent)
    : QWidget(parent)
    , m_tiles{Tile{ProductColumn::OnHand}, Tile{ProductColumn::Reserved}, Tile{ProductColumn::Available}}
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGrid);
    for (Tile& tile : m_tiles)
        row->addWidget(makeTile(tile), 1);
}

QWidget* StockTiles::makeTile(Tile& tile)
{
    auto* card = new Card({}, this);
    tile.box = card;
    auto* name = new TextLabel(titleOf(tile.column), TextStyle::Caption, card);
    name->setMuted(true);
    tile.number = new TextLabel({}, TextStyle::Figure, card);
    tile.number->setElided(true);
    tile.pending = new TextLabel({}, TextStyle::Caption, card);
    tile.pending->setTone(Tone::Info);
    auto* meaning = new TextLabel(meaningOf(tile.column), TextStyle::Caption, card);
    meaning->setMuted(true);
    card->body()->setSpacing(2);
    for (QWidget* each : std::initializer_list<QWidget*>{name, tile.number, tile.pending, meaning})
        card->body()->addWidget(each);
    return card;
}

void StockTiles::render(const ProductListItem& item, const ProductWriter& writer)
{
    const qint64 delta = item.product.onHand - item.baseOnHand;
    for (Tile& tile : m_tiles) {
        const QString number = writer.text(item, tile.column);
        const bool isAvailable = tile.column == ProductColumn::Available;
        tile.number->setFullText(number);
        tile.number->setTone(isAvailable && item.product.active && (item.isOut() || item.isLow())
                                 ? toneOf(stockStateOf(item))
                                 : Tone::Neutral);
        const bool isPending = delta != 0 && tile.column != ProductColumn::Reserved;
        tile.pending->setFullText(isPending ? tr("%1 not sent yet").arg(writer.signedCount(delta)) : QString());
        tile.pending->setVisible(isPending);
        tile.box->setAccessibleName(tr("%1: %2. %3", "a number, its value, its meaning")
                                        .arg(titleOf(tile.column), number, meaningOf(tile.column)));
    }
}

} // namespace ch::ui
