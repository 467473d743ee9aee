// SPDX-License-Identifier: Apache-2.0
// Where the focus goes when whoever has it goes: never away from where a person put it.
// Thread of the windows.
#pragma once

class QStackedWidget;
class QWidget;

namespace ch::ui {

/// When what lay over the window goes. Who had the focus before may be hidden or switched off meanwhile: then the nearest around it
/// that takes the focus has it. Null: nothing happens.
void returnFocus(QWidget* before);

/// Shows that one of a pane's stack, which stands in for the pane from now on: it takes the focus if the one before had it, or
/// something in that.
void showInPane(QWidget& pane, QStackedWidget& stack, QWidget& shown);

} // namespace ch::ui
