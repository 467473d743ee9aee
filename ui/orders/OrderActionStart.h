// SPDX-License-Identifier: Apache-2.0
// Begins what a person chose: opens the sheet that asks for more, or takes the step if there is nothing to ask.
// Thread of the windows.
#pragma once

#include "ui/orders/OrderActions.h"

namespace ch::ui {

/// About one order that is at hand. `host`: sheets open over its window.
void startAction(UiContext& context, QWidget* host, OrderAction which, const desk::OrderDetail& detail);
/// About any number of orders; one is read first. None: only what needs no order.
void startAction(UiContext& context, QWidget* host, OrderAction which, const std::vector<OrderId>& orders);
/// Corrects a certain parcel.
void startParcelCorrection(UiContext& context, QWidget* host, const desk::OrderDetail& detail, int parcelNo);
/// Opens the sheet of a refused entry's kind, filled with what was refused. False: there is no such sheet for its kind.
bool startCorrection(UiContext& context, QWidget* host, const desk::OrderDetail& detail,
                     const PendingOperation& refused);

} // namespace ch::ui
