// SPDX-License-Identifier: Apache-2.0
// What becomes of a stock take: how entries add up, what sales meanwhile mean, and what an approval does to the stock.
// Pure functions; safe on any thread.
#pragma once

#include "core/base/Result.h"
#include "core/domain/Role.h"
#include "core/domain/Stock.h"
#include "core/domain/StockCount.h"

#include <span>

namespace ch {

// --- Counting ---------------------------------------------------------------------------------------------------------

/// STATE_CONFLICT (status, version, stock_count: its name) unless the count is open.
Result<> expectOpen(const StockCount& count);

/// When it was counted, as far as it can be true: a device's clock may be wrong, but nobody counts before the count began, or
/// later than now.
UtcTime countedAtOf(const CountLineDraft& draft, const StockCount& count, UtcTime now);

/// Which entries count, by marking those that do not: an entry of an earlier round, one that the same counter replaced at
/// the same place, one that took back. `entries` in the order they came.
void markEntries(std::vector<CountEntry>& entries, int round);

struct CountTally
{
    /// Nothing if nothing counts: that is not zero.
    std::optional<qint64> counted{};
    UtcTime first{};
    UtcTime last{};

    friend bool operator==(const CountTally&, const CountTally&) = default;
};
/// Sums the entries that count. Counters and places add up; a count is as of the last of them.
CountTally tallyOf(std::span<const CountEntry> entries);

/// The line with one more entry: which count is marked, their sum and times are new. What was expected is the service's to
/// say.
void addEntry(StockCountLine& line, CountEntry entry);

/// Whether a movement of on_hand only put the records right, so that nothing moved on the shelf: counts, and adjustments
/// for that reason.
bool isOnPaperOnly(MovementKind kind, QStringView reason);

/// How the numbers of a count change with one of its lines.
void addProgress(StockCount& count, const StockCountLine& before, const StockCountLine& after);

// --- Deciding ---------------------------------------------------------------------------------------------------------

/// What approval does to one line's stock.
struct CountEffect
{
    QString sku{};
    qint64 delta = 0;
    /// One of the stock reasons.
    QString reason{};
    QString note{};

    friend bool operator==(const CountEffect&, const CountEffect&) = default;
};

/// counted − on_hand as of the moment of counting, less what was put right on paper since: that was the same difference, and
/// must not be taken twice. Sales since then stay as they are. Nothing for a line that nobody counted.
std::optional<qint64> adjustmentOf(const StockCountLine& line);

/// A line with what is decided about it; `decision` null: the approval's own way (take it if it was counted).
/// Nothing: the stock is left alone. VALIDATION_FAILED (lines) for a decision that does not fit the line.
Result<std::optional<CountEffect>> effectOf(const StockCountLine& line, const CountDecision* decision,
                                            const CountApproval& approval);

/// The count without what counters of a blind one are not told while it is open; `tells` false.
StockCount seenBy(StockCount count, bool tells);
StockCountLine seenBy(StockCountLine line, bool tells);
/// Whether the role is told what is expected.
bool tellsExpected(const StockCount& count, Role role);

} // namespace ch
