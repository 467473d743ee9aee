// SPDX-License-Identifier: Apache-2.0
#include "core/domain/ViewQuery.h"

#include <QDateTime>

namespace ch {

using namespace Qt::Literals::StringLiterals;

namespace {

QDateTime localTime(UtcTime time, const QTimeZone& zone)
{
    return QDateTime::fromMSecsSinceEpoch(time.epochMs(), zone);
}

UtcTime startOf(QDate day, const QTimeZone& zone)
{
    return UtcTime(day.startOfDay(zone).toMSecsSinceEpoch());
}

enum class Bound { From, To };

/// Both ends of days are included, of timestamps only the first (contract section 10, ruling 18).
QString textOf(UtcTime time, Bound bound, const QTimeZone& zone)
{
    const QDate day = localTime(time, zone).date();
    if (startOf(day, zone) != time)
        return time.toString();
    return (bound == Bound::To ? day.addDays(-1) : day).toString(Qt::ISODate);
}

std::optional<UtcTime> timeOf(const QString& text, Bound bound, const QTimeZone& zone)
{
    if (const QDate day = QDate::fromString(text, Qt::ISODate); day.isValid() && text.size() == 10)
        return startOf(bound == Bound::To ? day.addDays(1) : day, zone);
    return UtcTime::fromText(text.toLatin1());
}

template <class T> QString namesOf(const std::vector<T>& values)
{
    QStringList names;
    for (const T value : values)
        names.push_back(QString(nameOf(value)));
    return names.join(u',');
}

template <class T>
bool readNames(const QString& text, std::optional<T> (*fromName)(QStringView), std::vector<T>& values)
{
    std::vector<T> read;
    const QStringList names = text.split(u',', Qt::SkipEmptyParts);
    for (const QString& name : names) {
        const auto value = fromName(name.trimmed());
        if (!value)
            return false;
        read.push_back(*value);
    }
    values = std::move(read);
    return !values.empty();
}

bool readFlag(const QString& text, std::optional<bool>& flag)
{
    if (text != u"true" && text != u"false")
        return false;
    flag = text == u"true";
    return true;
}

bool readAmount(const QString& text, std::optional<qint64>& minor)
{
    bool isNumber = false;
    const qint64 value = text.toLongLong(&isNumber);
    if (isNumber)
        minor = value;
    return isNumber;
}

/// Only "true" says something of the parameters that name a moment or a place.
bool isTrue(const QString& text, bool& isKnown)
{
    std::optional<bool> flag;
    isKnown = readFlag(text, flag);
    return flag == true;
}

class Reader
{
public:
    Reader(const QTimeZone& zone, UtcTime now) : m_zone(zone), m_now(now) {}

    /// False if it is not known.
    bool read(const QString& name, const QString& value)
    {
        return readChoice(name, value) || readText(name, value) || readRange(name, value) || readDue(name, value) ||
               readShipping(name, value);
    }
    OrderQuery query;

private:
    bool readChoice(const QString& name, const QString& value)
    {
        if (name == u"status")
            return readNames(value, orderStatusFromName, query.statuses);
        if (name == u"exclude_status")
            return readNames(value, orderStatusFromName, query.excludedStatuses);
        if (name == u"fulfilment")
            return readNames(value, fulfilmentFromName, query.fulfilments);
        if (name == u"is_paid")
            return readFlag(value, query.isPaid);
        if (name == u"has_note")
            return readFlag(value, query.hasNote);
        return name == u"on_hold" && readFlag(value, query.onHold);
    }
    bool readText(const QString& name, const QString& value)
    {
        if (name == u"order_no") {
            query.orderNos = value.split(u',', Qt::SkipEmptyParts);
            return true;
        }
        QString* const text = name == u"q"               ? &query.search
                              : name == u"sku"           ? &query.sku
                              : name == u"country"       ? &query.country
                              : name == u"region"        ? &query.region
                              : name == u"currency"      ? &query.currency
                              : name == u"cancel_reason" ? &query.cancelReason
                              : name == u"customer"      ? &query.customer
                                                         : nullptr;
        if (text)
            *text = value;
        return text != nullptr;
    }
    bool readRange(const QString& name, const QString& value)
    {
        if (name == u"min_total")
            return readAmount(value, query.minTotalMinor);
        if (name == u"max_total")
            return readAmount(value, query.maxTotalMinor);
        std::optional<UtcTime>* const time = name == u"created_from"   ? &query.createdFrom
                                             : name == u"created_to"   ? &query.createdTo
                                             : name == u"paid_from"    ? &query.paidFrom
                                             : name == u"paid_to"      ? &query.paidTo
                                             : name == u"shipped_from" ? &query.shippedFrom
                                             : name == u"shipped_to"   ? &query.shippedTo
                                                                       : nullptr;
        if (!time)
            return false;
        *time = timeOf(value, name.endsWith(u"_to") ? Bound::To : Bound::From, m_zone);
        return time->has_value();
    }
    bool readShipping(const QString& name, const QString& value)
    {
        if (name == u"min_ship_hours")
            return readAmount(value, query.minShipHours);
        if (name == u"max_ship_hours")
            return readAmount(value, query.maxShipHours);
        if (name == u"shipped_late")
            return readFlag(value, query.isShippedLate);
        if (name != u"paid_hour")
            return false;
        // "1 14 Europe/Berlin"
        const QStringList parts = value.split(u' ');
        if (parts.size() != 3)
            return false;
        const WeekHour hour{.weekday = parts[0].toInt(), .hour = parts[1].toInt(), .timeZone = parts[2]};
        if (hour.weekday < 1 || hour.weekday > 7 || hour.hour < 0 || hour.hour > 23 || !isTimeZoneName(hour.timeZone))
            return false;
        query.paidHour = hour;
        return true;
    }
    bool readDue(const QString& name, const QString& value)
    {
        if (name == u"due_before" || name == u"due_from") {
            std::optional<UtcTime>& time = name == u"due_from" ? query.dueFrom : query.dueBefore;
            time = UtcTime::fromText(value.toLatin1());
            return time.has_value();
        }
        bool isKnown = false;
        if (name == u"overdue" && isTrue(value, isKnown))
            query.dueBefore = m_now;
        else if (name == u"due_today" && isTrue(value, isKnown)) {
            query.dueFrom = startOfDay(m_now, m_zone);
            query.dueBefore = endOfDay(m_now, m_zone);
        } else if (name == u"in_outbox")
            query.isInOutbox = isTrue(value, isKnown);
        return isKnown;
    }

    const QTimeZone& m_zone;
    UtcTime m_now;
};

} // namespace

UtcTime startOfDay(UtcTime now, const QTimeZone& zone)
{
    return startOf(localTime(now, zone).date(), zone);
}

UtcTime endOfDay(UtcTime now, const QTimeZone& zone)
{
    return startOf(localTime(now, zone).date().addDays(1), zone);
}

QueryParameters parametersOf(const OrderQuery& query, const QTimeZone& zone, UtcTime now)
{
    QueryParameters parameters;
    const auto add = [&](QLatin1StringView name, const QString& value) {
        if (!value.isEmpty())
            parameters.emplace_back(QString(name), value);
    };
    const auto addTime = [&](QLatin1StringView name, const std::optional<UtcTime>& time, Bound bound) {
        add(name, time ? textOf(*time, bound, zone) : QString());
    };
    const auto addAmount = [&](QLatin1StringView name, const std::optional<qint64>& minor) {
        add(name, minor ? QString::number(*minor) : QString());
    };
    add("status"_L1, namesOf(query.statuses));
    add("exclude_status"_L1, namesOf(query.excludedStatuses));
    add("fulfilment"_L1, namesOf(query.fulfilments));
    add("q"_L1, query.search);
    add("sku"_L1, query.sku);
    add("country"_L1, query.country);
    add("region"_L1, query.region);
    add("currency"_L1, query.currency);
    add("cancel_reason"_L1, query.cancelReason);
    add("customer"_L1, query.customer);
    add("order_no"_L1, query.orderNos.join(u','));
    addTime("created_from"_L1, query.createdFrom, Bound::From);
    addTime("created_to"_L1, query.createdTo, Bound::To);
    addTime("paid_from"_L1, query.paidFrom, Bound::From);
    addTime("paid_to"_L1, query.paidTo, Bound::To);
    if (query.paidHour)
        add("paid_hour"_L1,
            u"%1 %2 %3"_s.arg(query.paidHour->weekday).arg(query.paidHour->hour).arg(query.paidHour->timeZone));
    if (query.isPaid)
        add("is_paid"_L1, *query.isPaid ? u"true"_s : u"false"_s);
    addTime("shipped_from"_L1, query.shippedFrom, Bound::From);
    addTime("shipped_to"_L1, query.shippedTo, Bound::To);
    addAmount("min_ship_hours"_L1, query.minShipHours);
    addAmount("max_ship_hours"_L1, query.maxShipHours);
    if (query.isShippedLate)
        add("shipped_late"_L1, *query.isShippedLate ? u"true"_s : u"false"_s);
    addAmount("min_total"_L1, query.minTotalMinor);
    addAmount("max_total"_L1, query.maxTotalMinor);
    if (query.onHold)
        add("on_hold"_L1, *query.onHold ? u"true"_s : u"false"_s);
    if (query.hasNote)
        add("has_note"_L1, *query.hasNote ? u"true"_s : u"false"_s);
    const bool isToday = query.dueFrom == startOfDay(now, zone) && query.dueBefore == endOfDay(now, zone);
    if (isToday)
        add("due_today"_L1, u"true"_s);
    else if (query.dueFrom)
        add("due_from"_L1, query.dueFrom->toString());
    if (query.dueBefore && *query.dueBefore <= now)
        add("overdue"_L1, u"true"_s);
    else if (query.dueBefore && !isToday)
        add("due_before"_L1, query.dueBefore->toString());
    if (query.isInOutbox)
        add("in_outbox"_L1, u"true"_s);
    return parameters;
}

QString sortTextOf(const OrderQuery& query)
{
    return QString((query.isDescending ? u"-"_s : QString()) + nameOf(query.sort));
}

ReadViewQuery orderQueryOf(const QueryParameters& parameters, const QString& sort, const QTimeZone& zone, UtcTime now)
{
    Reader reader(zone, now);
    ReadViewQuery result;
    for (const auto& [name, value] : parameters) {
        if (!reader.read(name, value))
            result.unknown.push_back(name);
    }
    result.query = std::move(reader.query);
    const bool isDescending = sort.startsWith(u'-');
    if (const auto known = orderSortFromName(isDescending ? QStringView(sort).sliced(1) : QStringView(sort))) {
        result.query.sort = *known;
        result.query.isDescending = isDescending;
    } else if (!sort.isEmpty()) {
        result.unknown.push_back(u"sort"_s);
    }
    return result;
}

} // namespace ch
