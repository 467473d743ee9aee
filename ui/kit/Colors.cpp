// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/Theme.h"

#include <algorithm>

namespace ch::ui {

namespace {

// tests/ui/kit/tst_Theme.cpp computes the contrast of every pair that is used together.
Colors lightColors()
{
    return {.window = QColor(0xf2f5f5),
            .surface = QColor(0xffffff),
            .raised = QColor(0xf7f9f9),
            .border = QColor(0xd9e0e2),
            .text = QColor(0x142022),
            .muted = QColor(0x53626a),
            .faint = QColor(0x7b8890),
            .accent = QColor(0x0b6b61),
            .onAccent = QColor(0xffffff),
            .accentSoft = QColor(0xdcefec),
            .hover = QColor(0xedf2f2),
            .selection = QColor(0xd8edea),
            .good = QColor(0x1b6b36),
            .goodSoft = QColor(0xdcf2e1),
            .warn = QColor(0x845000),
            .warnSoft = QColor(0xfcefd0),
            .bad = QColor(0xb02a20),
            .badSoft = QColor(0xfce5e2),
            .info = QColor(0x1f59a6),
            .infoSoft = QColor(0xe0ebf9),
            .neutral = QColor(0x485860),
            .neutralSoft = QColor(0xe6ebed)};
}

Colors darkColors()
{
    return {.window = QColor(0x0f1416),
            .surface = QColor(0x161d20),
            .raised = QColor(0x1e272a),
            .border = QColor(0x2c373b),
            .text = QColor(0xe6ecee),
            .muted = QColor(0x9eabb1),
            .faint = QColor(0x73818a),
            .accent = QColor(0x3fc1b0),
            .onAccent = QColor(0x03211d),
            .accentSoft = QColor(0x133833),
            .hover = QColor(0x1d2629),
            .selection = QColor(0x17403b),
            .good = QColor(0x72d190),
            .goodSoft = QColor(0x17331f),
            .warn = QColor(0xe8b54f),
            .warnSoft = QColor(0x392b10),
            .bad = QColor(0xff9389),
            .badSoft = QColor(0x42201d),
            .info = QColor(0x85b7f6),
            .infoSoft = QColor(0x192f4c),
            .neutral = QColor(0xb4c0c6),
            .neutralSoft = QColor(0x293337)};
}

void setAllGroups(QPalette& palette, QPalette::ColorRole role, const QColor& color, const QColor& disabled)
{
    palette.setColor(QPalette::Active, role, color);
    palette.setColor(QPalette::Inactive, role, color);
    palette.setColor(QPalette::Disabled, role, disabled);
}

QPalette makePalette(const Colors& c, bool dark)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor& color) {
        setAllGroups(palette, role, color, color);
    };
    const auto setText = [&palette, &c](QPalette::ColorRole role, const QColor& color) {
        setAllGroups(palette, role, color, c.faint);
    };
    set(QPalette::Window, c.window);
    set(QPalette::Base, c.surface);
    set(QPalette::AlternateBase, c.raised);
    set(QPalette::Button, dark ? c.raised : c.surface);
    setText(QPalette::WindowText, c.text);
    setText(QPalette::Text, c.text);
    setText(QPalette::ButtonText, c.text);
    set(QPalette::PlaceholderText, c.faint);
    // Of selected text; rows are painted in Colors::selection.
    setAllGroups(palette, QPalette::Highlight, c.accent, c.faint);
    setAllGroups(palette, QPalette::HighlightedText, c.onAccent, c.window);
    setText(QPalette::Link, c.accent);
    setText(QPalette::LinkVisited, c.accent);
    set(QPalette::BrightText, c.bad);
    const QColor tip = dark ? QColor(0x2b363a) : QColor(0x1d2a2d);
    set(QPalette::ToolTipBase, tip);
    set(QPalette::ToolTipText, QColor(0xf1f5f6));
    // What Fusion shades with.
    set(QPalette::Light, dark ? c.border.lighter(115) : c.surface);
    set(QPalette::Midlight, dark ? c.raised : c.hover);
    set(QPalette::Mid, c.border);
    set(QPalette::Dark, dark ? c.window.darker(120) : c.border.darker(118));
    set(QPalette::Shadow, QColor(Qt::black));
    return palette;
}

} // namespace

bool isDark(const QPalette& palette)
{
    // Asked for each cell that is painted: what QColor calls lightness, without its other figures.
    const QRgb ground = palette.color(QPalette::Active, QPalette::Window).rgb();
    const auto [least, most] = std::minmax({qRed(ground), qGreen(ground), qBlue(ground)});
    return (least + most) / 2 < 128;
}

const Colors& colorsOf(const QPalette& palette)
{
    static const Colors light = lightColors();
    static const Colors dark = darkColors();
    return isDark(palette) ? dark : light;
}

QPalette paletteOf(bool dark)
{
    return dark ? makePalette(darkColors(), true) : makePalette(lightColors(), false);
}

} // namespace ch::ui
