// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrderListDelegate.h"

#include "ui/kit/CellPainting.h"
#include "ui/kit/Icons.h"
#include "ui/kit/Widgets.h"

#include <QFontMetrics>
#include <QPainter>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPillHeight = 22;
constexpr int kOpenBar = 3;

} // namespace

/// What the parts of a paint() share.
struct OrderListDelegate::Cell
{
    QPainter& painter;
    const QStyleOptionViewItem& option;
    const Colors& colors;
    const OrderListItem* item = nullptr;
    CellWriter writer;
    Column column{};
    int row = 0;
    /// Without its margins.
    QRect inner;

    void text(const QRect& rect, const QFont& font, const QColor& color, const QString& text,
              Qt::Alignment alignment = Qt::AlignLeft) const
    {
        paintCellText(painter, rect, font, color, text, alignment);
    }
    /// One above the other, together in the middle.
    void twoLines(const QFont& above, const QString& first, const QFont& below, const QString& second,
                  Qt::Alignment alignment = Qt::AlignLeft) const
    {
        paintCellLines(painter, inner, {above, colors.text, first}, {below, colors.muted, second}, alignment);
    }
};

OrderListDelegate::OrderListDelegate(const OrderListModel& model, QObject* parent)
    : RowDelegate(parent)
    , m_model(model)
    , m_body(fontOf(TextStyle::Body))
    , m_strong(fontOf(TextStyle::Strong))
    , m_caption(fontOf(TextStyle::Caption))
{}

QSize OrderListDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    return {specOf(Column(index.column())).width, kRowHeight};
}

void OrderListDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Colors& colors = colorsOf(option.palette);
    const QRect inner = contentOfCell(option.rect).adjusted(0, 0, 0, -1);
    Cell cell{*painter,    option, colors, m_model.itemAt(index.row()), m_model.writer(), Column(index.column()),
              index.row(), inner};
    painter->save();
    paintMarks(cell, index);
    if (!cell.item) {
        paintPlaceholder(*painter, option.rect, cell.column, cell.row, colors);
        painter->restore();
        return;
    }
    switch (cell.column) {
    case Column::Number:
        paintNumber(cell);
        break;
    case Column::Status:
        paintStatus(cell);
        break;
    case Column::Customer:
        paintCustomer(cell);
        break;
    case Column::Total:
        paintTotal(cell);
        break;
    case Column::ShipBy:
        paintShipBy(cell);
        break;
    case Column::Items:
        paintItems(cell);
        break;
    default:
        cell.text(inner, m_body, specOf(cell.column).sort ? colors.text : colors.muted,
                  cell.writer.text(*cell.item, cell.column),
                  specOf(cell.column).isRightAligned ? Qt::AlignRight : Qt::AlignLeft);
    }
    painter->restore();
}

void OrderListDelegate::paintMarks(Cell& cell, const QModelIndex& index) const
{
    paintRow(&cell.painter, cell.option, index);
    const QRect& rect = cell.option.rect;
    if (cell.row == m_openRow && rect.left() <= 0)
        cell.painter.fillRect(QRect(rect.left(), rect.top(), kOpenBar, rect.height() - 1), cell.colors.accent);
    // Where arrow keys are: the cell that a menu or a copy would take.
    if (cell.option.state.testFlag(QStyle::State_HasFocus) &&
        cell.option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        cell.painter.setPen(QPen(cell.colors.accent, 1));
        cell.painter.setBrush(Qt::NoBrush);
        cell.painter.setRenderHint(QPainter::Antialiasing);
        cell.painter.drawRoundedRect(QRectF(rect).adjusted(2.5, 3.5, -2.5, -4.5), 4, 4);
    }
}

void OrderListDelegate::paintNumber(Cell& cell) const
{
    const OrderListItem& item = *cell.item;
    // A note is worth a mark, but no part of the number.
    const int others = (item.refused > 0 ? 1 : 0) + (item.waiting > 0 ? 1 : 0) + (item.onHold ? 1 : 0);
    const int needed = QFontMetrics(m_strong, cell.painter.device()).horizontalAdvance(item.orderNo) +
                       (others + 1) * (kCellMark + kCellMarkGap);
    paintMarkedText(
        cell.painter, cell.inner, {m_strong, cell.colors.text, item.orderNo},
        std::array<CellMark, 4>{{{item.refused > 0, "warning"_L1, cell.colors.bad},
                                 {item.waiting > 0, "clock"_L1, cell.colors.info},
                                 {item.onHold, "pause"_L1, cell.colors.warn},
                                 {item.noteCount > 0 && needed <= cell.inner.width(), "note"_L1, cell.colors.muted}}});
}

void OrderListDelegate::paintStatus(Cell& cell) const
{
    const QString text = cell.writer.text(*cell.item, Column::Status);
    cell.painter.setFont(m_caption);
    const int width = std::min(pillWidth(text, m_caption), cell.inner.width());
    const QRect pill(cell.inner.left(), cell.inner.center().y() - kPillHeight / 2 + 1, width, kPillHeight);
    paintPill(cell.painter, pill, text, cell.item->isOutdated ? Tone::Warn : toneOf(cell.item->status),
              cell.option.palette);
    const QRect rest = cell.inner.adjusted(width + 8, 0, kCellMargin - 4, 0);
    const QString note = fulfilmentNote(*cell.item);
    if (!note.isEmpty() && rest.width() >= QFontMetrics(m_caption).horizontalAdvance(note))
        cell.text(rest, m_caption, cell.colors.muted, note);
}

void OrderListDelegate::paintCustomer(Cell& cell) const
{
    if (cell.item->city.isEmpty())
        cell.text(cell.inner, m_body, cell.colors.text, cell.item->customerName);
    else
        cell.twoLines(m_body, cell.item->customerName, m_caption, cell.item->city);
}

void OrderListDelegate::paintTotal(Cell& cell) const
{
    const QString total = cell.writer.text(*cell.item, Column::Total);
    if (cell.item->refundedMinor > 0) {
        const QString refunded = cell.writer.formats.money(-cell.item->refundedMinor, cell.item->currency);
        cell.twoLines(m_body, total, m_caption, refunded, Qt::AlignRight);
    } else {
        cell.text(cell.inner, m_body, cell.colors.text, total, Qt::AlignRight);
    }
}

void OrderListDelegate::paintShipBy(Cell& cell) const
{
    const bool isLate = cell.item->isOverdue(cell.writer.now);
    const bool isOpen = cell.item->status == OrderStatus::Paid && cell.item->toShip > 0;
    QRect rect = cell.inner;
    if (isLate) {
        const QPixmap pixmap =
            iconPixmap("clock"_L1, cell.colors.warn, kCellMark, cell.painter.device()->devicePixelRatioF());
        cell.painter.drawPixmap(rect.left(), rect.center().y() - kCellMark / 2, pixmap);
        rect.setLeft(rect.left() + kCellMark + kCellMarkGap);
    }
    cell.text(rect, isLate ? m_strong : m_body,
              isLate   ? cell.colors.warn
              : isOpen ? cell.colors.text
                       : cell.colors.muted,
              cell.writer.text(*cell.item, Column::ShipBy));
}

void OrderListDelegate::paintItems(Cell& cell) const
{
    const OrderListItem& item = *cell.item;
    const QString more = item.lineCount > 1 ? u"+%1"_s.arg(item.lineCount - 1) : QString();
    const QFontMetrics metrics(m_caption, cell.painter.device());
    const int moreWidth = more.isEmpty() ? 0 : metrics.horizontalAdvance(more) + 8;
    const QString title = item.firstTitle.isEmpty() ? item.firstSku : item.firstTitle;
    const int width = std::min(cell.inner.width() - moreWidth,
                               QFontMetrics(m_body, cell.painter.device()).horizontalAdvance(title) + 1);
    cell.text(QRect(cell.inner.left(), cell.inner.top(), width, cell.inner.height()), m_body, cell.colors.text, title);
    if (!more.isEmpty())
        cell.text(cell.inner.adjusted(width + 8, 0, 0, 0), m_caption, cell.colors.muted, more);
}

void OrderListDelegate::paintPlaceholder(QPainter& painter, const QRect& cell, Column column, int row,
                                         const Colors& colors)
{
    paintCellPlaceholder(painter, cell, int(column), row, specOf(column).isRightAligned, colors);
}

} // namespace ch::ui
