// SPDX-License-Identifier: Apache-2.0
// The steps of an order that a desk can take without a network: what a person decided, before it is an entry of the outbox.
// Plain values; safe on any thread.
#pragma once

#include "core/domain/OrderRules.h"
#include "core/domain/StepDrafts.h"

#include <variant>

namespace ch {

struct CorrectParcelDraft
{
    int parcelNo = 0;
    ShipmentCorrection correction;
};
struct CompletionDraft
{};
struct ReleaseHoldDraft
{};
struct NoteDraft
{
    /// 1–2,000 characters.
    QString text;
};
struct PackingDraft
{
    /// Quantities packed now, by line; lines that are not named stay as they are.
    std::vector<LineQuantity> packed;
    /// Of those, units that a person counted and no scanner saw, by line.
    std::vector<LineQuantity> byHand{};
};
/// As setPacking() of lines; the timeline says how many units were counted by hand.
Result<OrderChange> setPacking(const Order& order, const PackingDraft& draft, const StepContext& step);

using OrderStepDraft = std::variant<ShipmentDraft, CorrectParcelDraft, CancellationDraft, CompletionDraft, HoldDraft,
                                    ReleaseHoldDraft, NoteDraft, PackingDraft, PrintDraft>;

/// One decision about one order.
struct OrderStepRequest
{
    OrderId order;
    OrderStepDraft draft;
};

} // namespace ch
