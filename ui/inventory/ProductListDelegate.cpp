// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/ProductListDelegate.h"

#include "ui/kit/CellPainting.h"
#include "ui/kit/Tones.h"
#include "ui/kit/Widgets.h"

#include <QFontMetrics>
#include <QPainter>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPillHeight = 22;

} // namespace

/// What the parts of a paint() share.
struct ProductListDelegate::Cell
{
    QPainter& painter;
    const QStyleOptionViewItem& option;
    const Colors& colors;
    const ProductListItem& item;
    ProductWriter writer;
    ProductColumn column{};
    /// Without its margins.
    QRect inner;

    void text(const QRect& rect, const QFont& font, const QColor& color, const QString& text,
              Qt::Alignment alignment = Qt::AlignLeft) const
    {
        paintCellText(painter, rect, font, color, text, alignment);
    }
};

ProductListDelegate::ProductListDelegate(const ProductListModel& model, QObject* parent)
    : RowDelegate(parent)
    , m_model(model)
    , m_body(fontOf(TextStyle::Body))
    , m_strong(fontOf(TextStyle::Strong))
    , m_caption(fontOf(TextStyle::Caption))
{}

QSize ProductListDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    return {specOf(ProductColumn(index.column())).width, kRowHeight};
}

void ProductListDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Colors& colors = colorsOf(option.palette);
    const auto column = ProductColumn(index.column());
    painter->save();
    paintRow(painter, option, index);
    const ProductListItem* item = m_model.itemAt(index.row());
    if (!item) {
        paintPlaceholder(*painter, option.rect, column, index.row(), colors);
        painter->restore();
        return;
    }
    const Cell cell{
        *painter, option, colors, *item, m_model.writer(), column, contentOfCell(option.rect).adjusted(0, 0, 0, -1)};
    switch (column) {
    case ProductColumn::Sku:
        paintSku(cell);
        break;
    case ProductColumn::Stock:
        paintStock(cell);
        break;
    case ProductColumn::OnHand:
    case ProductColumn::Reserved:
    case ProductColumn::Available:
        paintNumber(cell);
        break;
    default:
        cell.text(cell.inner, m_body, item->product.active ? colors.text : colors.muted,
                  cell.writer.text(*item, column), specOf(column).isRightAligned ? Qt::AlignRight : Qt::AlignLeft);
    }
    painter->restore();
}

void ProductListDelegate::paintSku(const Cell& cell) const
{
    const bool isActive = cell.item.product.active;
    paintMarkedText(
        cell.painter, cell.inner, {m_strong, isActive ? cell.colors.text : cell.colors.muted, cell.item.product.sku},
        std::array<CellMark, 2>{{{cell.item.refused > 0 || cell.item.isOutdated, "warning"_L1, cell.colors.bad},
                                 {cell.item.waiting > 0, "clock"_L1, cell.colors.info}}});
}

void ProductListDelegate::paintStock(const Cell& cell) const
{
    const StockState state = stockStateOf(cell.item);
    const QString text = words(state);
    // What is as it should be needs no colour: what is short stands out.
    if (state == StockState::Enough)
        return cell.text(cell.inner, m_body, cell.colors.muted, text);
    cell.painter.setFont(m_caption);
    const QRect pill(cell.inner.left(), cell.inner.center().y() - kPillHeight / 2 + 1,
                     std::min(pillWidth(text, m_caption), cell.inner.width()), kPillHeight);
    paintPill(cell.painter, pill, text, toneOf(state), cell.option.palette);
}

void ProductListDelegate::paintNumber(const Cell& cell) const
{
    const bool isAvailable = cell.column == ProductColumn::Available;
    const StockState state = stockStateOf(cell.item);
    const bool isShort = isAvailable && (state == StockState::Low || state == StockState::Out);
    QColor color = isShort ? strongOf(toneOf(state), cell.colors) : cell.colors.text;
    if (!cell.item.product.active || (cell.column == ProductColumn::Reserved && cell.item.product.reserved == 0))
        color = cell.colors.muted;
    const qint64 delta = cell.item.product.onHand - cell.item.baseOnHand;
    const QString text = cell.writer.text(cell.item, cell.column);
    if (delta == 0 || cell.column != ProductColumn::OnHand)
        return cell.text(cell.inner, isAvailable ? m_strong : m_body, color, text, Qt::AlignRight);
    // What waits to be sent is in the number, and said.
    paintCellLines(cell.painter, cell.inner, {m_body, color, text},
                   {m_caption, cell.colors.info, cell.writer.signedCount(delta)}, Qt::AlignRight);
}

void ProductListDelegate::paintPlaceholder(QPainter& painter, const QRect& cell, ProductColumn column, int row,
                                           const Colors& colors)
{
    paintCellPlaceholder(painter, cell, int(column), row, specOf(column).isRightAligned, colors);
}

} // namespace ch::ui
