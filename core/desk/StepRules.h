// SPDX-License-Identifier: Apache-2.0
// The steps of an order between a person and the outbox: who may take them, what they do to the order, how an entry of the
// outbox says them.
// Pure functions; safe on any thread.
#pragma once

#include "core/domain/OrderSteps.h"
#include "core/domain/PendingOperation.h"
#include "core/domain/Role.h"
#include "core/store/OutboxTable.h"

namespace ch::desk {

OperationKind kindOf(const OrderStepDraft& draft);
/// Whether the role may take such a step at all (contract section 5, "Who may").
bool mayTake(Role role, OperationKind kind);
/// The rule of core/domain/OrderRules.h for it.
Result<OrderChange> runStep(const OrderStepDraft& draft, const Order& order, const StepContext& context);

/// What is put into the outbox. `base` is what the service said last: its version is what the person's desk knows.
store::OperationDraft operationOf(const OrderStepDraft& draft, const Order& base);
/// The way back. Errors: Invalid for an entry about stock, or a body that is none of its kind.
Result<OrderStepDraft> stepOf(const PendingOperation& operation);

} // namespace ch::desk
