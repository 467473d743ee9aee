// SPDX-License-Identifier: Apache-2.0
// How everything looks: colours, type, the 8-pixel grid. One accent, light and dark.
// Thread of the windows.
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

class QApplication;

namespace ch::ui {

/// Follow: what the system says, now and when it changes.
enum class ColorScheme { Follow, Light, Dark };

struct Colors
{
    /// Behind pages; of cards, lists and sheets; of what lies on those (fields, hovered chips).
    QColor window;
    QColor surface;
    QColor raised;
    QColor border;
    QColor text;
    QColor muted;
    /// Placeholders, disabled.
    QColor faint;
    QColor accent;
    QColor onAccent;
    QColor accentSoft;
    QColor hover;
    QColor selection;
    /// Of states: strong for text and icons, soft behind it. Contrast strong on soft ≥ 4.5.
    QColor good, goodSoft;
    QColor warn, warnSoft;
    QColor bad, badSoft;
    QColor info, infoSoft;
    QColor neutral, neutralSoft;
};
/// The colours that go with a palette of ours: widgets take them from palette() when they paint, and so follow a change.
const Colors& colorsOf(const QPalette& palette);
bool isDark(const QPalette& palette);
/// The complete palette, all groups and roles, of either.
QPalette paletteOf(bool dark);

/// Multiples of 8 pixels, at 100 %.
inline constexpr int kGrid = 8;
inline constexpr int kRowHeight = 40;
inline constexpr int kControlHeight = 32;
inline constexpr int kRadius = 6;

enum class TextStyle { Caption, Body, Strong, Heading, Title, Figure };
/// Digits of all styles are equally wide.
QFont fontOf(TextStyle style);

/// Sets style (KitStyle: no style sheet), palette and font of the whole program. Calling it again switches without a restart;
/// widgets that are shown follow in the next turn of the event loop.
void applyTheme(QApplication& app, ColorScheme scheme);

} // namespace ch::ui
