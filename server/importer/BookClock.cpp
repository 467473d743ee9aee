// SPDX-License-Identifier: Apache-2.0
#include "server/importer/BookClock.h"

#include <QDateTime>

namespace ch::server {

namespace {

constexpr qint64 kDay = 86'400;
// Eleven years; a book with more days than that only loses speed.
constexpr size_t kRememberedDays = 4096;

} // namespace

BookClock::BookClock(const QTimeZone& zone, std::vector<DatePattern> patterns)
    : m_zone(zone)
    , m_patterns(std::move(patterns))
{}

std::optional<UtcTime> BookClock::read(QByteArrayView text)
{
    if (text == m_lastText && m_last)
        return m_last;
    for (const DatePattern& pattern : m_patterns) {
        const auto moment = pattern.read(text);
        if (!moment)
            continue;
        m_lastText = text.toByteArray();
        m_last = toUtc(*moment);
        return m_last;
    }
    return std::nullopt;
}

UtcTime BookClock::toUtc(const BookMoment& moment)
{
    const qint64 local = moment.day * kDay + moment.second;
    if (moment.offsetSeconds)
        return UtcTime((local - *moment.offsetSeconds) * 1000);
    if (const auto offset = offsetOfDay(moment.day))
        return UtcTime((local - *offset) * 1000);
    // The offset before the change goes first: of two candidates it is the earlier one, and where there is none it is the
    // clock that was not put forward yet.
    const qint64 before = local - offsetAt(local - kDay);
    const qint64 after = local - offsetAt(local + kDay);
    const bool isAfter = local - offsetAt(before) != before && local - offsetAt(after) == after;
    return UtcTime((isAfter ? after : before) * 1000);
}

std::optional<int> BookClock::offsetOfDay(qint64 day)
{
    const auto known = m_offsets.find(day);
    if (known != m_offsets.end())
        return known->second;
    if (m_offsets.size() >= kRememberedDays)
        m_offsets.clear();
    const int before = offsetAt((day - 1) * kDay);
    const int after = offsetAt((day + 2) * kDay);
    return m_offsets[day] = before == after ? std::optional(before) : std::nullopt;
}

int BookClock::offsetAt(qint64 utcSeconds) const
{
    return m_zone.offsetFromUtc(QDateTime::fromSecsSinceEpoch(utcSeconds, Qt::UTC));
}

} // namespace ch::server
