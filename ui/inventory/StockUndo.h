// SPDX-License-Identifier: Apache-2.0
// Puts a stock change into the outbox and says so in a toast, with a way back for as long as it has not been sent.
// Thread of the windows.
#pragma once

#include "core/desk/ProductStore.h"
#include "ui/kit/UiContext.h"

#include <functional>

namespace ch::ui {

/// `onTaken` is told what became of it, unless the receiver is gone by then; the toast comes in any case. `replaced`: the refused
/// entry that this one is entered for anew; it is discarded first.
void changeStock(UiContext& context, const desk::StockStep& step, std::optional<qint64> replaced, QObject* receiver,
                 std::function<void(const Result<PendingOperation>&)> onTaken);
void undoStockChange(UiContext& context, qint64 seq);

} // namespace ch::ui
