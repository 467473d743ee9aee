// SPDX-License-Identifier: Apache-2.0
// Reads dates and times as order books write them.
// A plain value; safe on any thread.
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QStringView>

#include <optional>
#include <vector>

namespace ch::server {

/// A moment as a book writes it: a date and a time of day in the book's zone, or with an offset of its own.
struct BookMoment
{
    /// Days since 1970-01-01, negative before; a real day of the calendar.
    qint64 day = 0;
    /// Seconds since midnight, 0–86,399.
    int second = 0;
    std::optional<int> offsetSeconds;

    friend bool operator==(const BookMoment&, const BookMoment&) = default;
};

class DatePattern
{
public:
    /// `pattern`: yyyy (four digits), MM, dd, HH, mm, ss (two digits), M, d, H, m, s (one or two), ZZ ("Z" or an offset
    /// such as +08:00 or +0800); T and what is no letter stands for itself. Needs year, month and day; a missing time is
    /// midnight. Nothing if the pattern makes no sense.
    static std::optional<DatePattern> fromText(QStringView pattern);

    /// Nothing if the text is not written like that, or is no day of the calendar or time of the clock.
    std::optional<BookMoment> read(QByteArrayView text) const;

private:
    enum class Part { Year, Month, Day, Hour, Minute, Second, Offset, Literal };
    struct Token
    {
        Part part;
        int fewest = 0;
        int most = 0;
        QByteArray literal;
    };
    std::vector<Token> m_tokens;
};

} // namespace ch::server
