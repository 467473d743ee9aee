// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Shop.h"

#include <QDateTime>

namespace ch {

UtcTime shipByFor(UtcTime paidAt, const QTimeZone &zone, int handlingDays)
{
    QDate day = QDateTime::fromMSecsSinceEpoch(paidAt.epochMs(), zone).date();
    const auto isWorkingDay = [](QDate date) { return date.dayOfWeek() <= Qt::Friday; };
    for (int left = handlingDays; left > 0;) {
        day = day.addDays(1);
        if (isWorkingDay(day))
            --left;
    }
    while (!isWorkingDay(day))
        day = day.addDays(1);
    return UtcTime(day.endOfDay(zone).toMSecsSinceEpoch());
}

} // namespace ch
