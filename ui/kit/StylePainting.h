// SPDX-License-Identifier: Apache-2.0
// The strokes that KitStyle is painted with.
// Thread of the windows.
#pragma once

#include <QPainter>
#include <QStyle>
#include <QStyleOption>

namespace ch::ui {

struct Colors;

namespace paint {

/// Where a menu's texts begin: behind the marks and icons, if it has any.
inline int menuLeft(const QStyleOptionMenuItem& item)
{
    return item.maxIconWidth > 0 || item.menuHasCheckableItems ? 36 : 12;
}
inline constexpr int kMenuRight = 28;

/// A filled rectangle with round corners and a border of one sharp pixel, inside `rect`.
void box(QPainter& painter, const QRectF& rect, const QColor& fill, const QColor& border, qreal radius,
         qreal width = 1);
/// Two pixels of accent along the inside of `rect`.
void focusRing(QPainter& painter, const QRectF& rect, const Colors& colors, qreal radius);
/// What fields are made of: the border says focus, a pointer above, a problem.
void field(QPainter& painter, const QStyleOption& option, const QWidget* widget);

void pushButton(QPainter& painter, const QStyleOptionButton& option, const QWidget* widget);
void pushButtonLabel(QPainter& painter, const QStyleOptionButton& option, const QWidget* widget);
void toolButton(QPainter& painter, const QStyleOption& option, const QWidget* widget);
void checkMark(QPainter& painter, const QStyleOption& option);
void radioMark(QPainter& painter, const QStyleOption& option);
void menuItem(QPainter& painter, const QStyleOptionMenuItem& option, const QWidget* widget);
void headerSection(QPainter& painter, const QStyleOptionHeader& option, const QWidget* widget);
void tab(QPainter& painter, const QStyleOptionTab& option);
void progress(QPainter& painter, const QStyleOptionProgressBar& option);
void slider(QPainter& painter, const QStyleOptionSlider& option, const QStyle& style, const QWidget* widget);
void scrollBar(QPainter& painter, const QStyleOptionSlider& option, const QStyle& style, const QWidget* widget);
QRect scrollBarRect(const QStyle& style, const QStyleOptionSlider& option, QStyle::SubControl part,
                    const QWidget* widget);
/// An icon of ours in a colour, in the middle of `rect`.
void glyph(QPainter& painter, const QRect& rect, QLatin1StringView name, const QColor& color, int size);

} // namespace paint

} // namespace ch::ui
