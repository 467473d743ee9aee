// SPDX-License-Identifier: Apache-2.0
// Keys as caps: [G] then [O], [Ctrl] [K].
// Pure functions; thread of the windows.
#pragma once

#include <QKeySequence>
#include <QPalette>
#include <QRect>

class QPainter;

namespace ch::ui {

int keyCapsWidth(const QKeySequence& keys);
/// At the right end of the box, or the left one where people write from right to left.
void paintKeyCaps(QPainter& painter, const QRect& box, const QKeySequence& keys, const QPalette& palette,
                  Qt::LayoutDirection direction);

} // namespace ch::ui
