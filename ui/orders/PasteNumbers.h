// SPDX-License-Identifier: Apache-2.0
// Order numbers out of what somebody copied: a column of a spreadsheet, a mail, a list with commas.
// Pure functions; any thread.
#pragma once

#include <QString>
#include <QStringList>

namespace ch::ui {

/// More than these are not looked for at once.
inline constexpr int kMostPastedNumbers = 5000;

struct PastedNumbers
{
    /// Each once, in the order given.
    QStringList numbers;
    /// How many there were beyond the limit.
    int leftOut = 0;
};

/// Whether a text is a list of order numbers rather than something to search for: a column of words, most of them with
/// digits, or several with digits between commas, semicolons or tabs.
bool isNumberList(const QString& text);
/// Split at lines, tabs, commas, semicolons and spaces; quotes and '#' around a number are dropped. Left out is what is longer
/// than an order number can be (32 characters) and, if any has digits, what has none (the head of a copied column).
PastedNumbers pastedNumbers(const QString& text);

} // namespace ch::ui
