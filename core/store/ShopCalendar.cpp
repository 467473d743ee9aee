// SPDX-License-Identifier: Apache-2.0
#include "core/store/ShopCalendar.h"

#include <QDate>
#include <QDateTime>

#include <limits>

namespace ch::store {

namespace {

constexpr qint64 kHourMs = 3'600'000;
constexpr qint64 kDayMs = 24 * kHourMs;

qint64 floorTo(qint64 value, qint64 unit)
{
    return value - ((value % unit) + unit) % unit;
}

} // namespace

qint64 ShopCalendar::offsetMsAt(UtcTime time)
{
    const qint64 ms = time.epochMs();
    if (ms >= m_validFrom && ms < m_validTo)
        return m_offsetMs;
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
    const auto before = m_zone.previousTransition(moment.addMSecs(1));
    const auto after = m_zone.nextTransition(moment);
    m_validFrom = before.atUtc.isValid() ? before.atUtc.toMSecsSinceEpoch() : std::numeric_limits<qint64>::min();
    m_validTo = after.atUtc.isValid() ? after.atUtc.toMSecsSinceEpoch() : std::numeric_limits<qint64>::max();
    m_offsetMs = m_zone.offsetFromUtc(moment) * qint64(1000);
    return m_offsetMs;
}

DayNumber ShopCalendar::dayOf(UtcTime time)
{
    const qint64 local = time.epochMs() + offsetMsAt(time);
    const QDate day = QDate(1970, 1, 1).addDays(floorTo(local, kDayMs) / kDayMs);
    return day.year() * 10000 + day.month() * 100 + day.day();
}

int ShopCalendar::weekHourOf(UtcTime time)
{
    const qint64 local = time.epochMs() + offsetMsAt(time);
    // The epoch began on a Thursday.
    const qint64 hours = floorTo(local, kHourMs) / kHourMs + 3 * 24;
    return int(((hours % (7 * 24)) + 7 * 24) % (7 * 24));
}

UtcTime ShopCalendar::hourOf(UtcTime time)
{
    const qint64 offset = offsetMsAt(time);
    return UtcTime(floorTo(time.epochMs() + offset, kHourMs) - offset);
}

} // namespace ch::store
