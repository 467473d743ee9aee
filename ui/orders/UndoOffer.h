// SPDX-License-Identifier: Apache-2.0
// Takes steps and says so in a toast, with a way back for as long as they have not been sent.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"

#include <functional>
#include <vector>

namespace ch::ui {

/// `onTaken` is told what became of each, unless the receiver is gone by then; the toast comes in any case.
void takeSteps(UiContext& context, const std::vector<OrderStepRequest>& requests, QObject* receiver,
               std::function<void(const std::vector<desk::StepOutcome>&)> onTaken);

/// A toast about the entries among the outcomes: what will be sent, and Undo for the time that the person set.
void offerUndo(UiContext& context, const std::vector<desk::StepOutcome>& outcomes);

/// Takes entries back and says what came of it; `onUndone` as in takeSteps(), by entry.
void undoSteps(UiContext& context, const std::vector<qint64>& seqs, QObject* receiver = nullptr,
               std::function<void(const std::vector<bool>&)> onUndone = {});

} // namespace ch::ui
