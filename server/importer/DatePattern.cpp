// SPDX-License-Identifier: Apache-2.0
#include "server/importer/DatePattern.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace ch::server {

namespace {

/// Takes a run of fewest … most digits off the text.
std::optional<int> takeDigits(QByteArrayView& text, int fewest, int most)
{
    int value = 0;
    int digits = 0;
    while (digits < most && digits < text.size() && text[digits] >= '0' && text[digits] <= '9')
        value = value * 10 + (text[digits++] - '0');
    if (digits < fewest)
        return std::nullopt;
    text = text.sliced(digits);
    return value;
}

/// Takes "Z", "+08:00", "+0800" or "+08" off the text.
std::optional<int> takeOffset(QByteArrayView& text)
{
    if (text.startsWith('Z')) {
        text = text.sliced(1);
        return 0;
    }
    if (!text.startsWith('+') && !text.startsWith('-'))
        return std::nullopt;
    const int sign = text.front() == '-' ? -1 : 1;
    text = text.sliced(1);
    const auto hours = takeDigits(text, 2, 2);
    if (text.startsWith(':'))
        text = text.sliced(1);
    const auto minutes = text.isEmpty() ? std::optional(0) : takeDigits(text, 2, 2);
    if (!hours || !minutes || *hours > 14 || *minutes > 59)
        return std::nullopt;
    return sign * (*hours * 3600 + *minutes * 60);
}

} // namespace

std::optional<DatePattern> DatePattern::fromText(QStringView pattern)
{
    struct Known
    {
        QStringView letters;
        Token token;
    };
    // Longer ones first, for each begins like a shorter one.
    static const std::array<Known, 12> kKnown = {{
        {u"yyyy", {Part::Year, 4, 4, {}}},
        {u"MM", {Part::Month, 2, 2, {}}},
        {u"M", {Part::Month, 1, 2, {}}},
        {u"dd", {Part::Day, 2, 2, {}}},
        {u"d", {Part::Day, 1, 2, {}}},
        {u"HH", {Part::Hour, 2, 2, {}}},
        {u"H", {Part::Hour, 1, 2, {}}},
        {u"mm", {Part::Minute, 2, 2, {}}},
        {u"m", {Part::Minute, 1, 2, {}}},
        {u"ss", {Part::Second, 2, 2, {}}},
        {u"s", {Part::Second, 1, 2, {}}},
        {u"ZZ", {Part::Offset, 0, 0, {}}},
    }};
    DatePattern result;
    std::array<int, 8> seen{};
    while (!pattern.isEmpty()) {
        const auto known =
            std::ranges::find_if(kKnown, [&](const Known& each) { return pattern.startsWith(each.letters); });
        if (known == kKnown.end()) {
            // Other letters are somebody's idea of another pattern language; T stands in ISO 8601.
            if (pattern.front().isLetter() && pattern.front() != u'T')
                return std::nullopt;
            result.m_tokens.push_back({Part::Literal, 0, 0, pattern.first(1).toUtf8()});
            pattern = pattern.sliced(1);
            continue;
        }
        const Token& token = known->token;
        if (++seen[static_cast<std::size_t>(token.part)] > 1)
            return std::nullopt;
        result.m_tokens.push_back(token);
        pattern = pattern.sliced(known->letters.size());
    }
    const auto has = [&](Part part) { return seen[static_cast<std::size_t>(part)] == 1; };
    const bool hasClock = has(Part::Hour) || (!has(Part::Minute) && !has(Part::Second));
    if (!has(Part::Year) || !has(Part::Month) || !has(Part::Day) || !hasClock)
        return std::nullopt;
    return result;
}

std::optional<BookMoment> DatePattern::read(QByteArrayView text) const
{
    std::array<int, 6> values{};
    BookMoment moment;
    for (const Token& token : m_tokens) {
        if (token.part == Part::Literal) {
            if (!text.startsWith(token.literal))
                return std::nullopt;
            text = text.sliced(token.literal.size());
        } else if (token.part == Part::Offset) {
            moment.offsetSeconds = takeOffset(text);
            if (!moment.offsetSeconds)
                return std::nullopt;
        } else {
            const auto value = takeDigits(text, token.fewest, token.most);
            if (!value)
                return std::nullopt;
            values[static_cast<std::size_t>(token.part)] = *value;
        }
    }
    const auto [year, month, day, hour, minute, second] = values;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!text.isEmpty() || year < 1 || !date.ok() || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    moment.day = std::chrono::sys_days(date).time_since_epoch().count();
    moment.second = hour * 3600 + minute * 60 + second;
    return moment;
}

} // namespace ch::server
