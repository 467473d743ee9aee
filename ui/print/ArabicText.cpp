// SPDX-License-Identifier: Apache-2.0
#include "ui/print/ArabicText.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

bool isLeftToRight(QChar c)
{
    const QChar::Direction direction = c.direction();
    return direction == QChar::DirL || direction == QChar::DirEN || direction == QChar::DirAN;
}

/// Letters one by one, for side by side they would take shapes; a number or a Latin word whole, for it is read the other way.
QStringList piecesOf(const QString& text)
{
    QStringList pieces;
    bool wasLeftToRight = false;
    for (const QChar c : text) {
        const bool isLatin = isLeftToRight(c);
        // A mark belongs to the letter before it.
        const bool joins = !pieces.isEmpty() && ((isLatin && wasLeftToRight) || c.isMark() || c.isLowSurrogate());
        if (joins)
            pieces.back().append(c);
        else
            pieces.append(QString(c));
        wasLeftToRight = isLatin;
    }
    return pieces;
}

/// Of a font whose lone letters are stored as the letters; others store those as shapes as well.
QFont letterFont(const QFont& font)
{
    QFont letters(font);
    letters.setFamilies({u"DejaVu Sans"_s, u"Arial"_s, font.family()});
    letters.setBold(false);
    return letters;
}

} // namespace

bool isArabicLine(const QString& text)
{
    return text.isRightToLeft() &&
           std::any_of(text.begin(), text.end(), [](QChar c) { return c.script() == QChar::Script_Arabic; });
}

void drawArabicLine(QPainter& painter, QPointF baseline, const QString& text, const QFont& font, const QColor& color)
{
    QPainterPath shapes;
    shapes.addText(baseline, font, text);
    painter.fillPath(shapes, color);

    const QFont letters = letterFont(font);
    const QFontMetricsF metrics(letters);
    const QStringList pieces = piecesOf(text);
    qreal width = 0;
    for (const QString& piece : pieces)
        width += metrics.horizontalAdvance(piece);
    if (width <= 0)
        return;
    painter.save();
    painter.setOpacity(0);
    painter.setFont(letters);
    painter.setPen(color);
    painter.translate(baseline);
    // As wide as the shapes: what is marked when it is found is what is seen.
    painter.scale(QFontMetricsF(font).horizontalAdvance(text) / width, 1);
    qreal x = width;
    for (const QString& piece : pieces) {
        x -= metrics.horizontalAdvance(piece);
        painter.drawText(QPointF(x, 0), piece);
    }
    painter.restore();
}

} // namespace ch::ui
