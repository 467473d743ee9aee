// SPDX-License-Identifier: Apache-2.0
// Steps that several scenes have in common.
// Main thread.
#pragma once

#include "app/desktop/tour/Script.h"
#include "app/desktop/tour/Stage.h"

namespace ch::app {

/// To a page, by its place in the rail: "orders".
void goTo(Script& script, Stage& stage, const QString& place);
/// In the side of the list of orders, and waits until fewer than all orders are listed.
void chooseView(Script& script, Stage& stage, const QString& name);
/// Waits until a command can be given, then gives it, and waits for its sheet.
void giveCommand(Script& script, Stage& stage, const QString& command);
/// Opens an order that the query finds, then the sheet of a command about it.
void openSheet(Script& script, Stage& stage, const QString& command, const OrderQuery& query);
/// Acts, and gives what follows time to come: figures, lists and timelines come from lanes, in more than one step, and what looks at
/// rest for a moment may not be.
void settle(Script& script, const QString& what, std::function<void()> act);
/// Messages of what was done before would lie over what they say nothing of.
void dismissToasts(const QWidget& window);
/// Does what the open sheet is for.
void submit(Script& script, Stage& stage);
/// Closes it without doing anything.
void leave(Script& script, Stage& stage);

} // namespace ch::app
