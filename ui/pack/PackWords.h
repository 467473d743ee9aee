// SPDX-License-Identifier: Apache-2.0
// The sentences of the pack station: what a scan came to, what the open parcel is, whose an order is.
// Pure functions; thread of the windows.
#pragma once

#include "core/desk/PackStore.h"
#include "ui/kit/Formats.h"
#include "ui/kit/ScanSounds.h"
#include "ui/kit/Words.h"

namespace ch::ui {

/// What is shown and heard after something was done.
struct PackFeedback
{
    Tone tone = Tone::Neutral;
    QString sentence{};
    std::optional<ScanSound> sound{};
    /// The line it is about; 0: none.
    int lineNo = 0;
};

/// After a scan or a count of `line`, which is as it is now.
PackFeedback feedbackOf(const ScanOutcome& outcome, const PackLine* line, const QString& code);
/// A code of no line; `product`: what it is, if it is known by now.
PackFeedback wrongFeedback(const QString& code, const Product* product = nullptr);
PackFeedback warning(const QString& sentence, ScanSound sound = ScanSound::Wrong);
PackFeedback saidOf(const Error& error);

/// "Ada at bench 2".
QString whoHas(const Claim& claim);
/// "3 of 5".
QString ofWords(qint64 done, qint64 all, const Formats& formats);
/// SKU and barcode.
QString codesOf(const PackLine& line);

} // namespace ch::ui
