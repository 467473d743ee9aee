// SPDX-License-Identifier: Apache-2.0
// Turns a book's local times into UTC; quick, because neighbouring rows tell the same times and days over and over.
// Belongs to one thread at a time.
#pragma once

#include "core/base/UtcTime.h"
#include "server/importer/DatePattern.h"

#include <QTimeZone>

#include <unordered_map>
#include <vector>

namespace ch::server {

class BookClock
{
public:
    BookClock(const QTimeZone& zone, std::vector<DatePattern> patterns);

    /// Nothing if no pattern fits. A time that occurs twice (clocks go back) is its first occurrence; one that never was
    /// (clocks go forward) is read as if they had not gone yet (docs/importing.md).
    std::optional<UtcTime> read(QByteArrayView text);

private:
    UtcTime toUtc(const BookMoment& moment);
    /// The offset that holds all day long, or nothing if the clocks change around that day.
    std::optional<int> offsetOfDay(qint64 day);
    int offsetAt(qint64 utcSeconds) const;

    QTimeZone m_zone;
    std::vector<DatePattern> m_patterns;
    QByteArray m_lastText;
    std::optional<UtcTime> m_last;
    std::unordered_map<qint64, std::optional<int>> m_offsets;
};

} // namespace ch::server
