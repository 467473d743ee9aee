// SPDX-License-Identifier: Apache-2.0
// What a stock take and its lines say to people.
// Pure functions; thread of the windows.
#pragma once

#include "core/desk/StockCountStore.h"
#include "ui/kit/Formats.h"
#include "ui/kit/Words.h"

namespace ch::ui {

QString words(StockCountStatus status);
Tone toneOf(StockCountStatus status);
/// "All products", "Places beginning with A-02", "12 chosen products".
QString words(const CountScope& scope);
/// "12 of 240 counted · 2 to count again".
QString progressWords(const StockCount& count, const Formats& formats);
/// "+3", "−2", "0": a difference; empty for none known.
QString signedCount(std::optional<qint64> difference, const Formats& formats);
/// "anna 5 · bo 3 at B-2": who counted what.
QString counterWords(const StockCountLine& line, const Formats& formats);
/// What happened to the stock around the counting: "2 sold before, 1 since".
QString movedWords(const StockCountLine& line, const Formats& formats);
QString words(CountLineState state);
/// Colours as in every counting tool: grey not counted, green equal, amber under, red over.
Tone toneOf(const StockCountLine& line);

/// Reasons that a difference is given, in the order they are offered.
QStringList differenceReasons();

} // namespace ch::ui
