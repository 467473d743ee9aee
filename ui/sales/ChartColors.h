// SPDX-License-Identifier: Apache-2.0
// What charts are painted in: told apart by people who see colours otherwise, and in grey by their lightness (after Okabe and
// Ito), each at least 3 : 1 on its background.
// Pure functions; thread of the windows.
#pragma once

#include "ui/kit/Theme.h"

namespace ch::ui {

struct ChartColors
{
    QColor surface;
    QColor text;
    QColor muted;
    QColor grid;
    QColor focus;
    /// What counts: bars and cells.
    QColor main;
    /// The same, not over yet; an emphasised part of something lighter.
    QColor unfinished;
    /// What is taken away: refunds, cancelled, late.
    QColor minus;
    /// Beside it: the days before.
    QColor before;
    /// Over bars.
    QColor line;
};

ChartColors chartColorsOf(const QPalette& palette);
/// On white, for files and paper.
ChartColors paperColors();
/// From the background (0) to the main colour (1).
QColor heatOf(double share, const ChartColors& colors);

} // namespace ch::ui
