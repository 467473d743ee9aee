// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/FilterWords.h"

#include "core/domain/NoValue.h"
#include "ui/kit/DatePattern.h"
#include "ui/kit/Words.h"

#include <QCoreApplication>

namespace ch::ui {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(OrderFilter)
};

template <class T> QString joined(const std::vector<T>& values)
{
    QStringList texts;
    for (const T value : values)
        texts.push_back(words(value));
    return texts.join(Text::tr(", ", "between the values of a filter"));
}

/// The last day before a moment that is itself left out.
QString lastDay(UtcTime to, const Formats& formats)
{
    return formats.day(formats.localDay(to.plusMs(-1)));
}

QString daysText(const std::optional<DatePreset>& preset, const std::optional<UtcTime>& from,
                 const std::optional<UtcTime>& to, const Formats& formats)
{
    if (preset)
        return words(*preset);
    if (from && to && to->epochMs() - from->epochMs() <= 3'600'000)
        return formats.exact(*from);
    if (from && to) {
        const QString first = formats.day(formats.localDay(*from));
        const QString last = lastDay(*to, formats);
        return first == last ? first : Text::tr("%1 – %2", "from day, to day").arg(first, last);
    }
    return from ? Text::tr("since %1").arg(formats.day(formats.localDay(*from)))
                : Text::tr("until %1").arg(lastDay(*to, formats));
}

QString totalText(const OrderQuery& query, const Formats& formats, const QString& currency)
{
    if (query.minTotalMinor && query.maxTotalMinor) {
        const QString least = formats.money(*query.minTotalMinor, currency);
        const QString most = formats.money(*query.maxTotalMinor, currency);
        return least == most ? least : Text::tr("%1 – %2", "from amount, to amount").arg(least, most);
    }
    return query.minTotalMinor ? Text::tr("at least %1").arg(formats.money(*query.minTotalMinor, currency))
                               : Text::tr("at most %1").arg(formats.money(*query.maxTotalMinor, currency));
}

/// "Paid Mondays 14:00 – 15:00".
QString hourText(const WeekHour& hour, const Formats& formats)
{
    const QLocale& locale = formats.locale();
    const auto time = [&](int each) { return locale.toString(QTime(each % 24, 0), DatePattern::hourMinute(locale)); };
    return Text::tr("Paid on %1, %2 – %3", "weekday, from hour, to hour")
        .arg(locale.standaloneDayName(hour.weekday, QLocale::LongFormat), time(hour.hour), time(hour.hour + 1));
}

QString shippedText(const OrderQuery& query, const Formats& formats)
{
    QStringList parts;
    if (query.shippedFrom || query.shippedTo)
        parts.push_back(daysText({}, query.shippedFrom, query.shippedTo, formats));
    if (query.minShipHours && query.maxShipHours)
        parts.push_back(Text::tr("%1 – %2 h after payment", "from, to hours")
                            .arg(formats.count(*query.minShipHours), formats.count(*query.maxShipHours + 1)));
    else if (query.minShipHours)
        parts.push_back(Text::tr("%1 h after payment or later").arg(formats.count(*query.minShipHours)));
    else if (query.maxShipHours)
        parts.push_back(Text::tr("less than %1 h after payment").arg(formats.count(*query.maxShipHours + 1)));
    if (query.isShippedLate)
        parts.push_back(*query.isShippedLate ? Text::tr("late") : Text::tr("in time"));
    return parts.join(Text::tr(", ", "between the values of a filter"));
}

/// What stands behind the title; a part without one says all by itself.
QString valueOf(const Filter& filter, FilterPart part, const Formats& formats, const QString& currency)
{
    const OrderQuery& query = filter.fixed;
    switch (part) {
    case FilterPart::Status:
        return joined(query.statuses);
    case FilterPart::ExcludedStatus:
        return joined(query.excludedStatuses);
    case FilterPart::Fulfilment:
        return joined(query.fulfilments);
    case FilterPart::Country:
        return query.country == kNoValue ? Text::tr("not known", "a country") : formats.country(query.country);
    case FilterPart::Sku:
        return query.sku;
    case FilterPart::Customer:
        return filter.customerName.isEmpty() ? query.customer : filter.customerName;
    case FilterPart::Created:
        return daysText(filter.created, query.createdFrom, query.createdTo, formats);
    case FilterPart::Paid:
        return daysText(filter.paid, query.paidFrom, query.paidTo, formats);
    case FilterPart::Total:
        return totalText(query, formats, currency);
    case FilterPart::Search:
        return query.search;
    case FilterPart::Due:
        return filter.due == DueFilter::Overdue    ? Text::tr("Late")
               : filter.due == DueFilter::DueToday ? Text::tr("Due today")
                                                   : Text::tr("Ship by %1").arg(lastDay(*query.dueBefore, formats));
    case FilterPart::Hold:
        return *query.onHold ? Text::tr("On hold") : Text::tr("Not on hold");
    case FilterPart::Note:
        return *query.hasNote ? Text::tr("Has note") : Text::tr("No note");
    case FilterPart::Outbox:
        return Text::tr("Waiting to be sent");
    case FilterPart::Region:
        return query.region;
    case FilterPart::Currency:
        return query.currency;
    case FilterPart::EverPaid:
        return *query.isPaid ? Text::tr("Ever paid") : Text::tr("Never paid");
    case FilterPart::PaidHour:
        return hourText(*query.paidHour, formats);
    case FilterPart::CancelReason:
        return query.cancelReason == kNoValue ? Text::tr("no reason given") : reasonWords(query.cancelReason);
    case FilterPart::Shipped:
        return shippedText(query, formats);
    case FilterPart::OrderNumbers:
        return query.orderNos.size() == 1 ? query.orderNos.front()
                                          : Text::tr("%Ln order number(s)", nullptr, int(query.orderNos.size()));
    }
    Q_UNREACHABLE();
}

bool hasTitle(const Filter& filter, FilterPart part)
{
    switch (part) {
    case FilterPart::Due:
    case FilterPart::Hold:
    case FilterPart::Note:
    case FilterPart::Outbox:
    case FilterPart::EverPaid:
    case FilterPart::PaidHour:
        return false;
    case FilterPart::OrderNumbers:
        return filter.fixed.orderNos.size() == 1;
    default:
        return true;
    }
}

} // namespace

QString titleOf(FilterPart part)
{
    switch (part) {
    case FilterPart::Status:
        return Text::tr("Status");
    case FilterPart::ExcludedStatus:
        return Text::tr("Not");
    case FilterPart::Fulfilment:
        return Text::tr("Fulfilment");
    case FilterPart::Due:
        return Text::tr("Due");
    case FilterPart::Hold:
        return Text::tr("Hold");
    case FilterPart::Note:
        return Text::tr("Note");
    case FilterPart::Outbox:
        return Text::tr("Waiting to be sent");
    case FilterPart::Country:
        return Text::tr("Country");
    case FilterPart::Sku:
        return Text::tr("SKU");
    case FilterPart::Customer:
        return Text::tr("Customer");
    case FilterPart::Created:
        return Text::tr("Placed");
    case FilterPart::Paid:
        return Text::tr("Paid");
    case FilterPart::Total:
        return Text::tr("Total");
    case FilterPart::OrderNumbers:
        return Text::tr("Order numbers");
    case FilterPart::Region:
        return Text::tr("Region");
    case FilterPart::Currency:
        return Text::tr("Currency");
    case FilterPart::EverPaid:
    case FilterPart::PaidHour:
        return Text::tr("Paid");
    case FilterPart::CancelReason:
        return Text::tr("Cancelled because");
    case FilterPart::Shipped:
        return Text::tr("Shipped");
    case FilterPart::Search:
        return Text::tr("Search");
    }
    Q_UNREACHABLE();
}

QString words(DatePreset preset)
{
    switch (preset) {
    case DatePreset::Today:
        return Text::tr("Today");
    case DatePreset::Yesterday:
        return Text::tr("Yesterday");
    case DatePreset::Last7Days:
        return Text::tr("Last 7 days");
    case DatePreset::Last30Days:
        return Text::tr("Last 30 days");
    case DatePreset::ThisMonth:
        return Text::tr("This month");
    case DatePreset::LastMonth:
        return Text::tr("Last month");
    case DatePreset::ThisYear:
        return Text::tr("This year");
    }
    Q_UNREACHABLE();
}

QString chipText(const Filter& filter, FilterPart part, const Formats& formats, const QString& currency)
{
    if (!filter.has(part))
        return {};
    const QString value = valueOf(filter, part, formats, currency);
    return hasTitle(filter, part) ? Text::tr("%1: %2", "a filter and its value").arg(titleOf(part), value) : value;
}

QString suggestedName(const Filter& filter, const Formats& formats, const QString& currency)
{
    QStringList values;
    for (const FilterPart part : allFilterParts()) {
        if (!filter.has(part))
            continue;
        const bool needsTitle = part == FilterPart::ExcludedStatus || part == FilterPart::Shipped ||
                                part == FilterPart::Created || part == FilterPart::Paid || part == FilterPart::Total;
        values.push_back(needsTitle ? chipText(filter, part, formats, currency)
                                    : valueOf(filter, part, formats, currency));
    }
    return values.join(Text::tr(", ", "between the values of a filter"));
}

} // namespace ch::ui
