// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/Filter.h"

#include <array>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct PresetName
{
    DatePreset preset;
    QLatin1StringView name;
};
constexpr auto kPresetNames = std::to_array<PresetName>({
    {DatePreset::Today, "today"_L1},
    {DatePreset::Yesterday, "yesterday"_L1},
    {DatePreset::Last7Days, "last_7_days"_L1},
    {DatePreset::Last30Days, "last_30_days"_L1},
    {DatePreset::ThisMonth, "this_month"_L1},
    {DatePreset::LastMonth, "last_month"_L1},
    {DatePreset::ThisYear, "this_year"_L1},
});
constexpr auto kPresets =
    std::to_array<DatePreset>({DatePreset::Today, DatePreset::Yesterday, DatePreset::Last7Days, DatePreset::Last30Days,
                               DatePreset::ThisMonth, DatePreset::LastMonth, DatePreset::ThisYear});

constexpr auto kParts = std::to_array<FilterPart>(
    {FilterPart::Status,   FilterPart::ExcludedStatus, FilterPart::Fulfilment,   FilterPart::Due,
     FilterPart::Hold,     FilterPart::Note,           FilterPart::Outbox,       FilterPart::Country,
     FilterPart::Sku,      FilterPart::Customer,       FilterPart::Created,      FilterPart::Paid,
     FilterPart::Total,    FilterPart::OrderNumbers,   FilterPart::Region,       FilterPart::Currency,
     FilterPart::EverPaid, FilterPart::PaidHour,       FilterPart::CancelReason, FilterPart::Shipped,
     FilterPart::Search});

void setRange(std::optional<UtcTime>& from, std::optional<UtcTime>& to, const DayRange& days, const Formats& formats)
{
    from = formats.startOf(days.from);
    to = formats.startOf(days.to.addDays(1));
}

} // namespace

std::span<const DatePreset> allDatePresets()
{
    return kPresets;
}

QLatin1StringView nameOf(DatePreset preset)
{
    return kPresetNames[size_t(preset)].name;
}

std::optional<DatePreset> datePresetFromName(QStringView name)
{
    for (const PresetName& row : kPresetNames) {
        if (row.name == name)
            return row.preset;
    }
    return std::nullopt;
}

std::span<const FilterPart> allFilterParts()
{
    return kParts;
}

bool isOfFigures(FilterPart part)
{
    switch (part) {
    case FilterPart::Region:
    case FilterPart::Currency:
    case FilterPart::EverPaid:
    case FilterPart::PaidHour:
    case FilterPart::CancelReason:
    case FilterPart::Shipped:
        return true;
    default:
        return false;
    }
}

bool Filter::isEmpty() const
{
    return std::ranges::none_of(kParts, [this](FilterPart part) { return has(part); });
}

bool Filter::has(FilterPart part) const
{
    switch (part) {
    case FilterPart::Status:
        return !fixed.statuses.empty();
    case FilterPart::ExcludedStatus:
        return !fixed.excludedStatuses.empty();
    case FilterPart::Fulfilment:
        return !fixed.fulfilments.empty();
    case FilterPart::Due:
        return due != DueFilter::Any || fixed.dueBefore;
    case FilterPart::Hold:
        return fixed.onHold.has_value();
    case FilterPart::Note:
        return fixed.hasNote.has_value();
    case FilterPart::Outbox:
        return fixed.isInOutbox;
    case FilterPart::Country:
        return !fixed.country.isEmpty();
    case FilterPart::Sku:
        return !fixed.sku.isEmpty();
    case FilterPart::Customer:
        return !fixed.customer.isEmpty();
    case FilterPart::Created:
        return created || fixed.createdFrom || fixed.createdTo;
    case FilterPart::Paid:
        return paid || fixed.paidFrom || fixed.paidTo;
    case FilterPart::Total:
        return fixed.minTotalMinor || fixed.maxTotalMinor;
    case FilterPart::OrderNumbers:
        return !fixed.orderNos.isEmpty();
    case FilterPart::Region:
        return !fixed.region.isEmpty();
    case FilterPart::Currency:
        return !fixed.currency.isEmpty();
    case FilterPart::EverPaid:
        return fixed.isPaid.has_value();
    case FilterPart::PaidHour:
        return fixed.paidHour.has_value();
    case FilterPart::CancelReason:
        return !fixed.cancelReason.isEmpty();
    case FilterPart::Shipped:
        return fixed.shippedFrom || fixed.shippedTo || fixed.minShipHours || fixed.maxShipHours || fixed.isShippedLate;
    case FilterPart::Search:
        return !fixed.search.isEmpty();
    }
    Q_UNREACHABLE();
}

void Filter::clear(FilterPart part)
{
    switch (part) {
    case FilterPart::Status:
        fixed.statuses.clear();
        break;
    case FilterPart::ExcludedStatus:
        fixed.excludedStatuses.clear();
        break;
    case FilterPart::Fulfilment:
        fixed.fulfilments.clear();
        break;
    case FilterPart::Due:
        due = DueFilter::Any;
        fixed.dueBefore.reset();
        fixed.dueFrom.reset();
        break;
    case FilterPart::Hold:
        fixed.onHold.reset();
        break;
    case FilterPart::Note:
        fixed.hasNote.reset();
        break;
    case FilterPart::Outbox:
        fixed.isInOutbox = false;
        break;
    case FilterPart::Country:
        fixed.country.clear();
        break;
    case FilterPart::Sku:
        fixed.sku.clear();
        break;
    case FilterPart::Customer:
        fixed.customer.clear();
        customerName.clear();
        break;
    case FilterPart::Created:
        created.reset();
        fixed.createdFrom.reset();
        fixed.createdTo.reset();
        break;
    case FilterPart::Paid:
        paid.reset();
        fixed.paidFrom.reset();
        fixed.paidTo.reset();
        break;
    case FilterPart::Total:
        fixed.minTotalMinor.reset();
        fixed.maxTotalMinor.reset();
        break;
    case FilterPart::OrderNumbers:
        fixed.orderNos.clear();
        break;
    case FilterPart::Region:
        fixed.region.clear();
        break;
    case FilterPart::Currency:
        fixed.currency.clear();
        break;
    case FilterPart::EverPaid:
        fixed.isPaid.reset();
        break;
    case FilterPart::PaidHour:
        fixed.paidHour.reset();
        break;
    case FilterPart::CancelReason:
        fixed.cancelReason.clear();
        break;
    case FilterPart::Shipped:
        fixed.shippedFrom.reset();
        fixed.shippedTo.reset();
        fixed.minShipHours.reset();
        fixed.maxShipHours.reset();
        fixed.isShippedLate.reset();
        break;
    case FilterPart::Search:
        fixed.search.clear();
        break;
    }
}

void Filter::clear()
{
    for (const FilterPart part : kParts)
        clear(part);
}

DayRange daysOf(DatePreset preset, QDate today)
{
    switch (preset) {
    case DatePreset::Today:
        return {today, today};
    case DatePreset::Yesterday:
        return {today.addDays(-1), today.addDays(-1)};
    case DatePreset::Last7Days:
        return {today.addDays(-6), today};
    case DatePreset::Last30Days:
        return {today.addDays(-29), today};
    case DatePreset::ThisMonth:
        return {QDate(today.year(), today.month(), 1), today};
    case DatePreset::LastMonth: {
        const QDate first = QDate(today.year(), today.month(), 1).addMonths(-1);
        return {first, first.addMonths(1).addDays(-1)};
    }
    case DatePreset::ThisYear:
        return {QDate(today.year(), 1, 1), today};
    }
    Q_UNREACHABLE();
}

OrderQuery queryOf(const Filter& filter, UtcTime now, const Formats& formats)
{
    OrderQuery query = filter.fixed;
    query.search = query.search.trimmed();
    const QDate today = formats.localDay(now);
    if (filter.due == DueFilter::Overdue) {
        query.dueBefore = now;
    } else if (filter.due == DueFilter::DueToday) {
        query.dueFrom = formats.startOf(today);
        query.dueBefore = formats.startOf(today.addDays(1));
    }
    if (filter.created)
        setRange(query.createdFrom, query.createdTo, daysOf(*filter.created, today), formats);
    if (filter.paid)
        setRange(query.paidFrom, query.paidTo, daysOf(*filter.paid, today), formats);
    return query;
}

Filter filterOf(const OrderQuery& query)
{
    return {.fixed = query};
}

} // namespace ch::ui
