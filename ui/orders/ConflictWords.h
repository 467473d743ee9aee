// SPDX-License-Identifier: Apache-2.0
// What a person wanted with an entry of the outbox, beside what the service has now, in words.
// Pure functions; thread of the windows.
#pragma once

#include "core/domain/OrderSteps.h"
#include "core/domain/PendingOperation.h"
#include "ui/kit/UiContext.h"

namespace ch::ui {

/// Why the service said no to a refused entry.
Error refusalOf(const PendingOperation& entry);

/// "DHL 0034 · 3 units": what was decided, on one line; empty where the kind of the step says it all.
QString wishWords(const OrderStepDraft& draft, const Order& order, const Formats& formats, UtcTime now);

struct ConflictRow
{
    QString caption;
    QString wanted;
    QString present;
    /// What the two say about the same thing cannot both be.
    bool differs = false;
};
/// Of when and which version the two are.
struct ConflictHeads
{
    QString wanted;
    QString present;
};
ConflictHeads wishHeads(const PendingOperation& entry, const Order& present, const UiContext& context);
/// `draft`: nothing if the entry's body cannot be read; then only the status is compared.
std::vector<ConflictRow> compareWish(const PendingOperation& entry, const std::optional<OrderStepDraft>& draft,
                                     const Order& present, const UiContext& context);

} // namespace ch::ui
