// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/ProductListDelegate.h"

#include "ui/kit/Icons.h"
#include "ui/kit/Tones.h"
#include "ui/kit/Widgets.h"

#include <QFontMetrics>
#include <QPainter>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMargin = 12;
constexpr int kMark = 14;
constexpr int kMarkGap = 6;
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
    ProductColumn column;
    /// Without its margins.
    QRect inner;

    void text(const QRect& rect, const QFont& font, const QColor& color, const QString& text,
              Qt::Alignment alignment = Qt::AlignLeft) const
    {
        painter.setFont(font);
        painter.setPen(color);
        painter.drawText(rect, int(alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
                         QFontMetrics(font, painter.device()).elidedText(text, Qt::ElideRight, rect.width()));
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
        *painter, option, colors, *item, m_model.writer(), column, option.rect.adjusted(kMargin, 0, -kMargin, -1)};
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
    struct Mark
    {
        bool isShown;
        QLatin1StringView icon;
        QColor color;
    };
    const Mark marks[] = {{cell.item.refused > 0 || cell.item.isOutdated, "warning"_L1, cell.colors.bad},
                          {cell.item.waiting > 0, "clock"_L1, cell.colors.info}};
    int room = cell.inner.width();
    for (const Mark& mark : marks)
        room -= mark.isShown ? kMark + kMarkGap : 0;
    const QString& sku = cell.item.product.sku;
    const int width = std::min(room, QFontMetrics(m_strong, cell.painter.device()).horizontalAdvance(sku) + 1);
    cell.text(QRect(cell.inner.left(), cell.inner.top(), width, cell.inner.height()), m_strong,
              cell.item.product.active ? cell.colors.text : cell.colors.muted, sku);
    int left = cell.inner.left() + width + kMarkGap;
    for (const Mark& mark : marks) {
        if (!mark.isShown)
            continue;
        const QPixmap pixmap = iconPixmap(mark.icon, mark.color, kMark, cell.painter.device()->devicePixelRatioF());
        cell.painter.drawPixmap(left, cell.inner.center().y() - kMark / 2, pixmap);
        left += kMark + kMarkGap;
    }
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
    const int upper = QFontMetrics(m_body, cell.painter.device()).height();
    const int lower = QFontMetrics(m_caption, cell.painter.device()).height();
    const int top = cell.inner.top() + (cell.inner.height() - upper - lower) / 2;
    cell.text(QRect(cell.inner.left(), top, cell.inner.width(), upper), m_body, color, text, Qt::AlignRight);
    cell.text(QRect(cell.inner.left(), top + upper, cell.inner.width(), lower), m_caption, cell.colors.info,
              cell.writer.signedCount(delta), Qt::AlignRight);
}

void ProductListDelegate::paintPlaceholder(QPainter& painter, const QRect& cell, ProductColumn column, int row,
                                           const Colors& colors)
{
    // Of different lengths, as texts are, and the same each time.
    const int share = 45 + int((unsigned(row) * 37U + unsigned(column) * 53U) % 40U);
    const QRect inner = cell.adjusted(kMargin, 0, -kMargin, 0);
    QRectF bar(inner.left(), inner.center().y() - 4, inner.width() * share / 100, 10);
    if (specOf(column).isRightAligned)
        bar.moveRight(inner.right());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.neutralSoft);
    painter.drawRoundedRect(bar, 5, 5);
    painter.restore();
}

} // namespace ch::ui
