// SPDX-License-Identifier: Apache-2.0
// Money in lines for people.
// A pure function; any thread.
#pragma once

#include "core/base/Money.h"

#include <QString>

namespace ch::app {

/// "-12.50 EUR".
inline QString amountText(qint64 minor, const QString& currency)
{
    const int digits = currencyDigits(currency).value_or(2);
    QString text = QString::number(std::abs(minor)).rightJustified(digits + 1, u'0');
    if (digits > 0)
        text.insert(text.size() - digits, u'.');
    return QString((minor < 0 ? QStringLiteral("-") : QString()) + text + u' ' + currency);
}

} // namespace ch::app
