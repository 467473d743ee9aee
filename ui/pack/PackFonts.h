// SPDX-License-Identifier: Apache-2.0
// Type and sizes that are read from an arm's length and hit with gloves on.
// Pure functions; thread of the windows.
#pragma once

#include "ui/kit/Theme.h"

namespace ch::ui {

inline constexpr int kGloveHeight = 7 * kGrid;
inline constexpr int kPackRow = 9 * kGrid;

/// Strong type of so many pixels, with the digits of the theme.
inline QFont packFont(int pixels, QFont::Weight weight = QFont::DemiBold)
{
    QFont font = fontOf(TextStyle::Figure);
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

} // namespace ch::ui
