// SPDX-License-Identifier: Apache-2.0
// Controls as large as a gloved finger, where people work standing.
// Thread of the windows.
#pragma once

#include <QWidget>

namespace ch::ui {

/// What a finger needs, in pixels (WCAG 2.5.5).
inline constexpr int kFingerSize = 44;

/// Buttons and fields inside of `root` that are there now become no lower than that, and icons no narrower.
void sizeForGloves(QWidget& root);

} // namespace ch::ui
