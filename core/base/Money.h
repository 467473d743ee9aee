// SPDX-License-Identifier: Apache-2.0
// Money: integer minor units of an ISO 4217 currency, never floating point (contract section 2).
// Plain values; safe on any thread.
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace ch {

/// Minor-unit digits of an ISO 4217 currency (JPY 0, EUR 2, KWD 3); nothing if the code is not in the list.
std::optional<int> currencyDigits(QStringView code);

/// a + b, a × b without wrap-around; nothing on overflow.
std::optional<qint64> addChecked(qint64 a, qint64 b);
std::optional<qint64> multiplyChecked(qint64 a, qint64 b);

/// A decimal number read exactly: value = mantissa × 10^−scale. For price columns of imported files.
struct Decimal
{
    qint64 mantissa = 0;
    int scale = 0;

    /// Optional sign, digits with at most one dot, at most 18 significant digits; nothing for anything else (exponents too).
    static std::optional<Decimal> fromText(QByteArrayView text);
    bool isNegative() const { return mantissa < 0; }
    bool isZero() const { return mantissa == 0; }
    /// quantity × this, in minor units of a currency with `digits`, rounded half up (away from zero for exact halves of
    /// positive numbers, towards zero for negative ones: −0.5 → 0, as "half up" says); nothing on overflow.
    std::optional<qint64> timesInMinor(qint64 quantity, int digits) const;

    friend bool operator==(const Decimal&, const Decimal&) = default;
};

} // namespace ch
