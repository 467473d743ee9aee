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
/// Does what the open sheet is for.
void submit(Script& script, Stage& stage);
/// Closes it without doing anything.
void leave(Script& script, Stage& stage);

} // namespace ch::app
