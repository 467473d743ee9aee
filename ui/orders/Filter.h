// SPDX-License-Identifier: Apache-2.0
// What a person asked a list of orders for: an OrderQuery whose moments may move with the clock ("overdue", "last 7 days").
// Plain values and pure functions; any thread.
#pragma once

#include "core/domain/OrderQuery.h"
#include "ui/kit/Formats.h"

#include <span>

namespace ch::ui {

enum class DatePreset {
    Today,
    Yesterday,
    Last7Days,
    Last30Days,
    ThisMonth,
    LastMonth,
    ThisYear,
};
std::span<const DatePreset> allDatePresets();
/// today, yesterday, last_7_days, …
QLatin1StringView nameOf(DatePreset preset);
std::optional<DatePreset> datePresetFromName(QStringView name);

enum class DueFilter { Any, Overdue, DueToday };

/// The parts of a filter that have a chip of their own, in the order in which chips stand.
enum class FilterPart {
    Status,
    ExcludedStatus,
    Fulfilment,
    Due,
    Hold,
    Note,
    Outbox,
    Country,
    Sku,
    Customer,
    Created,
    Paid,
    Total,
    OrderNumbers,
    Region,
    Currency,
    /// Ever paid, or never.
    EverPaid,
    /// An hour of the week.
    PaidHour,
    CancelReason,
    /// When, how fast and whether in time the last parcel went out.
    Shipped,
    Search,
};
std::span<const FilterPart> allFilterParts();
/// Figures ask for it: it can be taken away, not entered, and views do not keep it.
bool isOfFigures(FilterPart part);

struct Filter
{
    /// All that does not move. `dueBefore` only where it was asked for as a moment; no created or paid times beside a preset.
    OrderQuery fixed{};
    DueFilter due = DueFilter::Any;
    std::optional<DatePreset> created{};
    std::optional<DatePreset> paid{};
    /// How the customer of `fixed.customer` is called, for the chip; filters nothing.
    QString customerName{};

    /// The sort is not part of it.
    bool isEmpty() const;
    bool has(FilterPart part) const;
    void clear(FilterPart part);
    /// All parts; the sort stays.
    void clear();

    friend bool operator==(const Filter&, const Filter&) = default;
};

/// Shop days, both ends included.
struct DayRange
{
    QDate from;
    QDate to;

    friend bool operator==(const DayRange&, const DayRange&) = default;
};
DayRange daysOf(DatePreset preset, QDate today);

/// What is asked for now.
OrderQuery queryOf(const Filter& filter, UtcTime now, const Formats& formats);
/// A query that somebody else made (a chart, a link).
Filter filterOf(const OrderQuery& query);

} // namespace ch::ui
