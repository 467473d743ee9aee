// SPDX-License-Identifier: Apache-2.0
#include "core/base/Money.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace ch {

namespace {

// ISO 4217 active codes whose minor unit is not 2, and all others that have 2.
constexpr std::string_view kZeroDigits[] = {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG",
                                            "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"};
constexpr std::string_view kThreeDigits[] = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};
constexpr std::string_view kFourDigits[] = {"CLF", "UYW"};
constexpr std::string_view kTwoDigits[] = {
    "AED", "AFN", "ALL", "AMD", "ANG", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BGN", "BMD", "BND",
    "BOB", "BOV", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHE", "CHF", "CHW", "CNY", "COP", "COU",
    "CRC", "CUP", "CVE", "CZK", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS",
    "GIP", "GMD", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IRR", "JMD", "KES", "KGS", "KHR",
    "KPW", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU",
    "MUR", "MVR", "MWK", "MXN", "MXV", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "PAB", "PEN", "PGK",
    "PHP", "PKR", "PLN", "QAR", "RON", "RSD", "RUB", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SOS",
    "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "USD",
    "USN", "UYU", "UZS", "VED", "VES", "WST", "XCD", "XCG", "YER", "ZAR", "ZMW", "ZWG"};

template <size_t N> bool contains(const std::string_view (&list)[N], std::string_view code)
{
    return std::binary_search(std::begin(list), std::end(list), code);
}

constexpr std::array<qint64, 19> kPowersOfTen = [] {
    std::array<qint64, 19> powers{};
    qint64 power = 1;
    for (auto& entry : powers) {
        entry = power;
        if (power < 1'000'000'000'000'000'000)
            power *= 10;
    }
    return powers;
}();

} // namespace

std::optional<int> currencyDigits(QStringView code)
{
    if (code.size() != 3)
        return std::nullopt;
    std::array<char, 3> latin{};
    for (qsizetype i = 0; i < 3; ++i) {
        const char16_t letter = code[i].unicode();
        if (letter < u'A' || letter > u'Z')
            return std::nullopt;
        latin[static_cast<size_t>(i)] = static_cast<char>(letter);
    }
    const std::string_view text(latin.data(), latin.size());
    if (contains(kTwoDigits, text))
        return 2;
    if (contains(kZeroDigits, text))
        return 0;
    if (contains(kThreeDigits, text))
        return 3;
    if (contains(kFourDigits, text))
        return 4;
    return std::nullopt;
}

std::optional<qint64> addChecked(qint64 a, qint64 b)
{
    qint64 sum = 0;
    if (__builtin_add_overflow(a, b, &sum))
        return std::nullopt;
    return sum;
}

std::optional<qint64> multiplyChecked(qint64 a, qint64 b)
{
    qint64 product = 0;
    if (__builtin_mul_overflow(a, b, &product))
        return std::nullopt;
    return product;
}

std::optional<Decimal> Decimal::fromText(QByteArrayView text)
{
    Decimal number;
    qsizetype at = 0;
    const bool negative = !text.isEmpty() && text[0] == '-';
    if (!text.isEmpty() && (text[0] == '-' || text[0] == '+'))
        ++at;
    bool dot = false;
    int digits = 0;
    int significant = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '.' && !dot) {
            dot = true;
            continue;
        }
        if (c < '0' || c > '9')
            return std::nullopt;
        ++digits;
        if (number.mantissa != 0 || c != '0')
            ++significant;
        if (significant > 18 || (dot && number.scale >= 18))
            return std::nullopt;
        number.mantissa = number.mantissa * 10 + (c - '0');
        if (dot)
            ++number.scale;
    }
    if (digits == 0)
        return std::nullopt;
    if (negative)
        number.mantissa = -number.mantissa;
    return number;
}

std::optional<qint64> Decimal::timesInMinor(qint64 quantity, int digits) const
{
    const auto product = multiplyChecked(mantissa, quantity);
    if (!product)
        return std::nullopt;
    const int shift = digits - scale;
    if (shift >= 0)
        return shift > 18 ? std::nullopt : multiplyChecked(*product, kPowersOfTen[static_cast<size_t>(shift)]);
    const qint64 divisor = kPowersOfTen[static_cast<size_t>(-shift)];
    // floor((2p + d) / 2d) is "half up" for every sign; written without the doubling, which could overflow.
    qint64 quotient = *product / divisor;
    qint64 remainder = *product % divisor;
    if (remainder < 0) {
        remainder += divisor;
        --quotient;
    }
    if (remainder >= divisor - remainder)
        ++quotient;
    return quotient;
}

} // namespace ch
