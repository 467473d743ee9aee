// SPDX-License-Identifier: Apache-2.0
// Which actions an order allows now, to whom, and what they are called. The answers are those of core/domain's rules.
// Thread of the windows.
#pragma once

#include "ui/orders/OrderActions.h"

namespace ch::ui {

/// As menus say it; with an ellipsis where a sheet asks for more.
QString words(OrderAction which);
/// As the button of the sheet says it: "Ship", "Cancel order".
QString imperative(OrderAction which);
QLatin1StringView iconNameOf(OrderAction which);
/// Whether the role may do it at all (contract section 5, "Who may").
bool mayEver(Role role, OrderAction which);
/// Whether it makes sense for many orders at once.
bool isForMany(OrderAction which);

/// By OrderAction; nothing: it may be done now.
using OrderVerdicts = std::array<std::optional<Error>, kOrderActionCount>;
/// `onVerdicts` is called once, unless the receiver is gone by then.
void judgeActions(UiContext& context, const desk::OrderDetail& detail, QObject* receiver,
                  std::function<void(const OrderVerdicts&)> onVerdicts);

/// A step of this kind whose values are all right, to ask the rules about the order alone. For what is a queued step.
std::optional<OrderStepDraft> probeOf(OrderAction which);

} // namespace ch::ui
