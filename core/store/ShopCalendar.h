// SPDX-License-Identifier: Apache-2.0
// Days and hours of the shop's time zone, fast enough for every row of a first sync.
// One thread at a time.
#pragma once

#include "core/base/UtcTime.h"

#include <QTimeZone>

namespace ch::store {

/// A day as a number that reads like one: 20110901. Sorts as days do; / 100 is its month, / 10000 its year.
using DayNumber = int;

class ShopCalendar
{
public:
    explicit ShopCalendar(const QTimeZone& zone) : m_zone(zone) {}

    DayNumber dayOf(UtcTime time);
    /// (weekday - 1) * 24 + hour, Monday being 1.
    int weekHourOf(UtcTime time);
    /// When the local hour of the moment began.
    UtcTime hourOf(UtcTime time);

private:
    qint64 offsetMsAt(UtcTime time);

    QTimeZone m_zone;
    // Asking the zone costs more than the rest of a row's figures; its offset changes twice a year.
    qint64 m_offsetMs = 0;
    qint64 m_validFrom = 0;
    qint64 m_validTo = 0;
};

} // namespace ch::store
