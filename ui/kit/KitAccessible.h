// SPDX-License-Identifier: Apache-2.0
// What screen readers are told of the kit's own widgets: a chip is a button, a toast an alert, a sheet a dialog;
// and where what pops up is found.
// Thread of the windows.
#pragma once

namespace ch::ui {

/// Once, before the first of them is asked for; applyTheme() does it.
void installKitAccessibility();

} // namespace ch::ui
