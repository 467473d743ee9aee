// SPDX-License-Identifier: Apache-2.0
#include "core/base/UtcTime.h"

#include <algorithm>
#include <chrono>

namespace ch {

namespace {

using namespace std::chrono;

constexpr qint64 kFirstMs = sys_days{year{1} / 1 / 1}.time_since_epoch().count() * 86'400'000LL;
constexpr qint64 kLastMs = sys_days{year{9999} / 12 / 31}.time_since_epoch().count() * 86'400'000LL + 86'399'999LL;

class Cursor
{
public:
    explicit Cursor(QByteArrayView text) : m_text(text) {}
    bool literal(char wanted)
    {
        if (m_at >= m_text.size() || m_text[m_at] != wanted)
            return false;
        ++m_at;
        return true;
    }
    bool peekDigit() const { return m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9'; }
    /// Exactly `width` digits, or −1.
    int number(int width)
    {
        int value = 0;
        for (int i = 0; i < width; ++i) {
            if (!peekDigit())
                return -1;
            value = value * 10 + (m_text[m_at++] - '0');
        }
        return value;
    }
    bool atEnd() const { return m_at == m_text.size(); }

private:
    QByteArrayView m_text;
    qsizetype m_at = 0;
};

/// Milliseconds of an optional fraction; digits beyond the third are cut off. −1 if there is a dot without digits.
int fraction(Cursor& cursor)
{
    if (!cursor.literal('.'))
        return 0;
    int ms = 0;
    int digits = 0;
    while (cursor.peekDigit()) {
        const int digit = cursor.number(1);
        if (digits < 3)
            ms = ms * 10 + digit;
        if (++digits > 9)
            return -1;
    }
    if (digits == 0)
        return -1;
    for (; digits < 3; ++digits)
        ms *= 10;
    return ms;
}

/// Offset east of UTC in minutes; nothing if there is no well-formed zone.
std::optional<int> zoneOffset(Cursor& cursor)
{
    if (cursor.literal('Z') || cursor.literal('z'))
        return 0;
    const bool east = cursor.literal('+');
    if (!east && !cursor.literal('-'))
        return std::nullopt;
    const int hours = cursor.number(2);
    if (hours < 0 || hours > 23 || !cursor.literal(':'))
        return std::nullopt;
    const int minutes = cursor.number(2);
    if (minutes < 0 || minutes > 59)
        return std::nullopt;
    return (east ? 1 : -1) * (hours * 60 + minutes);
}

} // namespace

QByteArray UtcTime::toBytes() const
{
    const auto moment = sys_time<milliseconds>{milliseconds{std::clamp(m_epochMs, kFirstMs, kLastMs)}};
    const auto day = floor<days>(moment);
    const year_month_day date{day};
    const hh_mm_ss<milliseconds> time{moment - day};
    // Every line of a log and every answer has one or several: a format string would take ten times as long.
    QByteArray text("0000-00-00T00:00:00.000Z");
    char* const to = text.data();
    const auto put = [to](int first, int last, unsigned value) {
        for (int i = last; i >= first; --i, value /= 10)
            to[i] = static_cast<char>('0' + value % 10);
    };
    put(0, 3, static_cast<unsigned>(static_cast<int>(date.year())));
    put(5, 6, static_cast<unsigned>(date.month()));
    put(8, 9, static_cast<unsigned>(date.day()));
    put(11, 12, static_cast<unsigned>(time.hours().count()));
    put(14, 15, static_cast<unsigned>(time.minutes().count()));
    put(17, 18, static_cast<unsigned>(time.seconds().count()));
    put(20, 22, static_cast<unsigned>(time.subseconds().count()));
    return text;
}

std::optional<UtcTime> UtcTime::fromText(QByteArrayView text)
{
    Cursor cursor(text);
    const int y = cursor.number(4);
    const bool dash1 = cursor.literal('-');
    const int mo = cursor.number(2);
    const bool dash2 = cursor.literal('-');
    const int d = cursor.number(2);
    const bool t = cursor.literal('T') || cursor.literal('t');
    const int h = cursor.number(2);
    const bool colon1 = cursor.literal(':');
    const int mi = cursor.number(2);
    const bool colon2 = cursor.literal(':');
    const int s = cursor.number(2);
    if (!dash1 || !dash2 || !t || !colon1 || !colon2)
        return std::nullopt;
    if (y < 1 || mo < 1 || d < 1 || h < 0 || h > 23 || mi < 0 || mi > 59 || s < 0 || s > 59)
        return std::nullopt;
    const int ms = fraction(cursor);
    const auto offset = zoneOffset(cursor);
    const year_month_day date{year{y}, month{static_cast<unsigned>(mo)}, day{static_cast<unsigned>(d)}};
    if (ms < 0 || !offset || !cursor.atEnd() || !date.ok())
        return std::nullopt;
    const auto moment = sys_days{date} + hours{h} + minutes{mi} + seconds{s} + milliseconds{ms} - minutes{*offset};
    const qint64 epochMs = duration_cast<milliseconds>(moment.time_since_epoch()).count();
    if (epochMs < kFirstMs || epochMs > kLastMs)
        return std::nullopt;
    return UtcTime(epochMs);
}

} // namespace ch
