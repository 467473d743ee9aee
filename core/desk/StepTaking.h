// SPDX-License-Identifier: Apache-2.0
// What a person decides about orders, judged by the rules and put into the outbox.
// Belongs to the thread of the connection; what takes or takes back, to the writer's.
#pragma once

#include "core/desk/OrderStore.h"
#include "core/desk/WorkspaceCore.h"

namespace ch::desk {

/// The service has a newer state of the order, which this version does not understand: no step is taken on the one before.
inline constexpr QLatin1StringView kNotUnderstood("NOT_UNDERSTOOD");

/// Against each order as it is shown, with all that waits; each as if the others were not asked for.
Result<std::vector<StepCheck>> checkSteps(sql::Connection& db, const std::vector<OrderStepRequest>& requests,
                                          const Viewer& viewer);
/// The entry, durable with the transaction; or in the outcome why the rules refuse it.
Result<StepOutcome> takeStep(sql::Connection& db, const OrderStepRequest& request, const Viewer& viewer,
                             std::chrono::seconds undoTime);

/// Entries taken back, and which of those asked for they are.
struct TakenBack
{
    std::vector<bool> answers;
    std::vector<OrderId> orders;
    std::vector<qint64> seqs;
};
Result<TakenBack> takeBackSteps(sql::Connection& db, const std::vector<qint64>& seqs, UtcTime now);
/// On the lane for work: takes back what has not been sent and tells the windows. False for each that has.
Result<std::vector<bool>> undoSteps(WorkspaceCore& core, sync::Engine& engine, const std::vector<qint64>& seqs,
                                    UtcTime now);

} // namespace ch::desk
