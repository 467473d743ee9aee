// SPDX-License-Identifier: Apache-2.0
// Short patterns of dates that Qt has not: derived from the locale's long one, so that order and words stay right.
// Pure functions; thread of the windows.
#pragma once

#include <QLocale>
#include <QString>

namespace ch::ui::DatePattern {

/// "d MMM", "MMM d", "M月d日".
QString dayMonth(const QLocale& locale);
/// "d MMM yyyy", "MMM d, yyyy", "yyyy年M月d日".
QString dayMonthYear(const QLocale& locale);
/// "HH:mm", "h:mm AP".
QString hourMinute(const QLocale& locale);
QString hourMinuteSecond(const QLocale& locale);

} // namespace ch::ui::DatePattern
