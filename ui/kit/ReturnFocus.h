// SPDX-License-Identifier: Apache-2.0
// Whom the focus goes back to when a sheet or the palette goes.
// Thread of the windows.
#pragma once

class QWidget;

namespace ch::ui {

/// Gives the focus back when what lay over the window goes. Who had it may be hidden or switched off meanwhile: then the nearest
/// around it that takes the focus has it. Null: nothing happens.
void returnFocus(QWidget* before);

} // namespace ch::ui
