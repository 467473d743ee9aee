// SPDX-License-Identifier: Apache-2.0
// The colours and the icon of a tone.
// Pure functions; thread of the windows.
#pragma once

#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"

namespace ch::ui {

/// For text and icons, on surfaces as well as on softOf().
QColor strongOf(Tone tone, const Colors& colors);
QColor softOf(Tone tone, const Colors& colors);
/// A state is never told by colour alone.
QLatin1StringView iconOf(Tone tone);

} // namespace ch::ui
