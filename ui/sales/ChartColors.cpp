// SPDX-License-Identifier: Apache-2.0
#include "ui/sales/ChartColors.h"

#include <algorithm>

namespace ch::ui {

namespace {

ChartColors made(const Colors& colors, bool dark)
{
    return {.surface = colors.surface,
            .text = colors.text,
            .muted = colors.muted,
            .grid = colors.border,
            .focus = colors.accent,
            .main = dark ? QColor(0x4cc3e6) : QColor(0x0072b2),
            .unfinished = dark ? QColor(0x2b6f86) : QColor(0x8fc1dd),
            .minus = dark ? QColor(0xff9a5c) : QColor(0xc04f00),
            .before = dark ? QColor(0x9eabb1) : QColor(0x6b7a82),
            .line = dark ? QColor(0xf0e442) : QColor(0x142022)};
}

} // namespace

ChartColors chartColorsOf(const QPalette& palette)
{
    return made(colorsOf(palette), isDark(palette));
}

ChartColors paperColors()
{
    const QPalette light = paletteOf(false);
    return made(colorsOf(light), false);
}

QColor heatOf(double share, const ChartColors& colors)
{
    const double part = std::clamp(share, 0.0, 1.0);
    const auto mixed = [part](int from, int to) { return int(from + (to - from) * part); };
    return QColor(mixed(colors.surface.red(), colors.main.red()), mixed(colors.surface.green(), colors.main.green()),
                  mixed(colors.surface.blue(), colors.main.blue()));
}

} // namespace ch::ui
