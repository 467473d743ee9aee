// SPDX-License-Identifier: Apache-2.0
// What the cells of lists are painted of: a line of text, two of them, marks behind a name, a bar where a text will be.
// Thread of the windows. Sizes are device-independent pixels; the painter's font and pen are whatever was painted last.
#pragma once

#include "ui/kit/Theme.h"

#include <QFont>
#include <QRect>
#include <QStringList>

#include <span>

class QPainter;

namespace ch::ui {

/// Between the edge of a cell and what is in it.
inline constexpr int kCellMargin = 12;
/// Of a list's first column, which stands under the page's title.
inline constexpr int kFirstCellMargin = 16;
inline constexpr int kCellMark = 14;
inline constexpr int kCellMarkGap = 6;

/// Without its margins.
QRect contentOfCell(const QRect& cell);

/// One line, elided, in the middle of the rect's height.
void paintCellText(QPainter& painter, const QRect& rect, const QFont& font, const QColor& color, const QString& text,
                   Qt::Alignment alignment = Qt::AlignLeft);

struct CellLine
{
    QFont font;
    QColor color;
    QString text;
};
/// At most two of them; the second one is elided.
QStringList twoLinesOf(const QString& text, const QFont& font, int width);

/// One above the other, together in the middle of the rect's height.
void paintCellLines(QPainter& painter, const QRect& rect, const CellLine& above, const CellLine& below,
                    Qt::Alignment alignment = Qt::AlignLeft);

struct CellMark
{
    bool isShown = false;
    QLatin1StringView icon;
    QColor color;
};
/// A name with the marks that are shown behind it: where there is too little room, the name is elided.
void paintMarkedText(QPainter& painter, const QRect& rect, const CellLine& name, std::span<const CellMark> marks);

/// A soft bar in the whole cell where a text will be: of different lengths, as texts are, and the same each time.
void paintCellPlaceholder(QPainter& painter, const QRect& cell, int column, int row, bool isRightAligned,
                          const Colors& colors);

} // namespace ch::ui
