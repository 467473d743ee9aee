// SPDX-License-Identifier: Apache-2.0
// Asks the rules about many orders, some at a time: lists and details that want to be read meanwhile get their turn.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"

#include <functional>
#include <vector>

namespace ch::ui {

/// `onChecked` gets an answer for each request, in their order, or the first error; nothing once the receiver is gone.
/// `onProgress` is told how many have been asked for.
void checkMany(UiContext& context, std::vector<OrderStepRequest> requests, QObject* receiver,
               std::function<void(const Result<std::vector<desk::StepCheck>>&)> onChecked,
               std::function<void(size_t)> onProgress = {});

} // namespace ch::ui
