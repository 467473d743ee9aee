// SPDX-License-Identifier: Apache-2.0
#include "core/domain/Shop.h"

#include <QDateTime>

#include <algorithm>

namespace ch {

UtcTime shipByFor(UtcTime paidAt, const QTimeZone& zone, int handlingDays)
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

bool isTimeZoneName(QStringView text)
{
    if (text == u"UTC" || text == u"GMT")
        return true;
    // Qt reads any other word without a slash as a POSIX rule, and would follow dots out of the database's folder. Two of
    // its folders hold copies for programs that count seconds otherwise.
    const auto isAllowed = [](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'_' || c == u'+' || c == u'-' || c == u'/');
    };
    if (!text.contains(u'/') || !std::ranges::all_of(text, isAllowed))
        return false;
    if (text.startsWith(u"posix/") || text.startsWith(u"right/"))
        return false;
    return QTimeZone(text.toLatin1()).isValid();
}

} // namespace ch
