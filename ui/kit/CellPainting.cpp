// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/CellPainting.h"

#include "ui/kit/Icons.h"

#include <QFontMetrics>
#include <QPainter>
#include <QTextLayout>

namespace ch::ui {

QRect contentOfCell(const QRect& cell)
{
    return cell.adjusted(cell.left() <= 0 ? kFirstCellMargin : kCellMargin, 0, -kCellMargin, 0);
}

QStringList twoLinesOf(const QString& text, const QFont& font, int width)
{
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine first = layout.createLine();
    first.setLineWidth(width);
    layout.endLayout();
    const QString rest = text.mid(first.textLength());
    QStringList lines{text.left(first.textLength()).trimmed()};
    if (!rest.isEmpty())
        lines.push_back(QFontMetrics(font).elidedText(rest, Qt::ElideRight, width));
    return lines;
}

void paintCellText(QPainter& painter, const QRect& rect, const QFont& font, const QColor& color, const QString& text,
                   Qt::Alignment alignment)
{
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(rect, int(alignment | Qt::AlignVCenter) | Qt::TextSingleLine,
                     QFontMetrics(font, painter.device()).elidedText(text, Qt::ElideRight, rect.width()));
}

void paintCellLines(QPainter& painter, const QRect& rect, const CellLine& above, const CellLine& below,
                    Qt::Alignment alignment)
{
    const int upper = QFontMetrics(above.font, painter.device()).height();
    const int lower = QFontMetrics(below.font, painter.device()).height();
    const int top = rect.top() + (rect.height() - upper - lower) / 2;
    paintCellText(painter, QRect(rect.left(), top, rect.width(), upper), above.font, above.color, above.text,
                  alignment);
    paintCellText(painter, QRect(rect.left(), top + upper, rect.width(), lower), below.font, below.color, below.text,
                  alignment);
}

void paintMarkedText(QPainter& painter, const QRect& rect, const CellLine& name, std::span<const CellMark> marks)
{
    int room = rect.width();
    for (const CellMark& mark : marks)
        room -= mark.isShown ? kCellMark + kCellMarkGap : 0;
    const int width = std::min(room, QFontMetrics(name.font, painter.device()).horizontalAdvance(name.text) + 1);
    paintCellText(painter, QRect(rect.left(), rect.top(), width, rect.height()), name.font, name.color, name.text);
    int left = rect.left() + width + kCellMarkGap;
    for (const CellMark& mark : marks) {
        if (!mark.isShown)
            continue;
        painter.drawPixmap(left, rect.center().y() - kCellMark / 2,
                           iconPixmap(mark.icon, mark.color, kCellMark, painter.device()->devicePixelRatioF()));
        left += kCellMark + kCellMarkGap;
    }
}

void paintCellPlaceholder(QPainter& painter, const QRect& cell, int column, int row, bool isRightAligned,
                          const Colors& colors)
{
    const int share = 45 + int((unsigned(row) * 37U + unsigned(column) * 53U) % 40U);
    const QRect inner = contentOfCell(cell);
    QRectF bar(inner.left(), inner.center().y() - 4, inner.width() * share / 100.0, 10);
    if (isRightAligned)
        bar.moveRight(inner.right());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.neutralSoft);
    painter.drawRoundedRect(bar, 5, 5);
    painter.restore();
}

} // namespace ch::ui
