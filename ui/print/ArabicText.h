// SPDX-License-Identifier: Apache-2.0
// Arabic in a PDF that can be found as it is typed: the writer of Qt 6.4 stores the shapes that letters have within a word, so
// the shapes are drawn as outlines and the letters lie unseen below them. Pure functions; safe on any thread.
#pragma once

#include <QFont>
#include <QPointF>
#include <QString>

class QColor;
class QPainter;

namespace ch::ui {

/// Whether a line is read from right to left and has Arabic letters in it. Others are stored as they are typed.
bool isArabicLine(const QString& text);
void drawArabicLine(QPainter& painter, QPointF baseline, const QString& text, const QFont& font, const QColor& color);

} // namespace ch::ui
