// SPDX-License-Identifier: Apache-2.0
// The line that never lies, in words: what a SyncStatus means for a person.
// Pure functions; thread of the windows.
#pragma once

#include "core/domain/SyncStatus.h"
#include "ui/kit/Formats.h"
#include "ui/kit/Words.h"

namespace ch::ui {

/// What the line's button does.
enum class StatusAction { None, Stop, TryNow, SignIn, DecideRemovals };

struct StatusSentence
{
    /// "Data as of today 10:30".
    QString data;
    /// "3 waiting"; said at nought too.
    QString waiting;
    /// "1 refused"; said at nought too.
    QString refused;
    /// "2 set aside"; empty if there are none.
    QString quarantined;
    /// "Online", "Offline, next try in 12 s".
    QString link;
    Tone linkTone = Tone::Neutral;
    /// "Fetching 1,200 of 2,000 · 350/s · 3 s left"; empty if nothing is going on.
    QString progress;
    /// 0–1, or less than 0 where the end is not known.
    double fraction = -1;
    StatusAction action = StatusAction::None;

    /// As a screen reader says it.
    QString whole() const;
};

/// `hasHadContact`: the service has answered since the program began; without, being online is not claimed.
StatusSentence sentenceOf(const SyncStatus& status, const Formats& formats, UtcTime now, bool hasHadContact);
/// Empty for None.
QString words(StatusAction action);

} // namespace ch::ui
