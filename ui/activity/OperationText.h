// SPDX-License-Identifier: Apache-2.0
// What an entry of the outbox asks for and what became of it, in words.
// Pure functions; thread of the windows.
#pragma once

#include "ui/activity/ActivityItem.h"
#include "ui/kit/UiContext.h"

#include <QLatin1StringView>

namespace ch::ui {

/// "Ship · CH-100042".
QString titleOf(const PendingOperation& operation);
/// "DHL 00340434161094042557": what was entered, on one line; empty where the title says it all.
QString summaryOf(const PendingOperation& operation, const Formats& formats);
/// Of what it does, for lists.
QLatin1StringView iconOf(OperationKind kind);
/// Why it was refused, or why the last attempt failed; of no kind of its own where there was no failure.
Error failureOf(const PendingOperation& operation);
/// What it means and what to do, in one text.
QString sentencesOf(const Error& error);
/// Where a waiting one stands: "Sent in 6 s", "Still trying: 12 attempts, the next in 3 min". `isOnline`: without a service nobody can
/// say when something is sent for the first time.
QString waitingWords(const PendingOperation& operation, const Formats& formats, UtcTime now, bool isOnline);
/// "Order", "Product": an entity of the change feed.
QString entityWords(const QString& entity);
/// "Order 7231…": what was set aside.
QString titleOf(const desk::QuarantinedRecord& record);
/// Why it was set aside, for people; the exact text is in detailsOf().
QString problemOf(const desk::QuarantinedRecord& record);
/// For whoever helps: what, when, why and the trace id, without what was entered.
QString detailsOf(const ActivityItem& item);

} // namespace ch::ui
