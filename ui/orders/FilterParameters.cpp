// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/FilterParameters.h"

#include <algorithm>
#include <array>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kLongestValue = 1000;

/// Those that the service sorts by itself, and so takes in a view's `sort`. Others stand among the columns.
constexpr auto kServiceSorts = std::to_array<OrderSort>({OrderSort::CreatedAt, OrderSort::OrderNo, OrderSort::Total,
                                                         OrderSort::ShipBy, OrderSort::UpdatedAt, OrderSort::Status});
constexpr auto kSortColumn = "sort:"_L1;

/// Takes a parameter that only desks know; false: it is none.
bool readMoving(Filter& filter, const QString& name, const QString& value)
{
    if (name == "overdue"_L1 && value != "false"_L1) {
        filter.due = value == "today"_L1 ? DueFilter::DueToday : DueFilter::Overdue;
        return true;
    }
    if (name == "due_today"_L1 && value == "true"_L1) {
        filter.due = DueFilter::DueToday;
        return true;
    }
    const auto preset = datePresetFromName(value);
    if (!preset || (name != "created_from"_L1 && name != "paid_from"_L1))
        return false;
    (name == "created_from"_L1 ? filter.created : filter.paid) = preset;
    return true;
}

} // namespace

QueryParameters parametersOf(const Filter& filter, const QTimeZone& zone, UtcTime now)
{
    OrderQuery query = filter.fixed;
    query.dueBefore.reset();
    query.dueFrom.reset();
    query.isInOutbox = false;
    QueryParameters parameters = parametersOf(query, zone, now);
    if (filter.created)
        parameters.emplace_back(u"created_from"_s, QString(nameOf(*filter.created)));
    if (filter.paid)
        parameters.emplace_back(u"paid_from"_s, QString(nameOf(*filter.paid)));
    if (filter.due != DueFilter::Any)
        parameters.emplace_back(u"overdue"_s, filter.due == DueFilter::DueToday ? u"today"_s : u"true"_s);
    return parameters;
}

bool fitsView(const Filter& filter, const QTimeZone& zone, UtcTime now)
{
    const bool isOfFiguresOnly = std::ranges::any_of(
        allFilterParts(), [&filter](FilterPart part) { return isOfFigures(part) && filter.has(part); });
    return !isOfFiguresOnly && !filter.fixed.dueBefore &&
           std::ranges::all_of(parametersOf(filter, zone, now),
                               [](const auto& parameter) { return parameter.second.size() <= kLongestValue; });
}

void fill(SavedView& view, const Filter& filter, const QStringList& columns, const QTimeZone& zone, UtcTime now)
{
    view.query = parametersOf(filter, zone, now);
    view.columns = columns;
    view.sort = sortTextOf(filter.fixed);
    if (std::ranges::find(kServiceSorts, filter.fixed.sort) == kServiceSorts.end())
        view.columns.push_back(kSortColumn + std::exchange(view.sort, QString()));
}

ReadView readView(const SavedView& view, const QTimeZone& zone, UtcTime now)
{
    ReadView read;
    QueryParameters fixed;
    for (const auto& [name, value] : view.query) {
        if (!readMoving(read.filter, name, value))
            fixed.emplace_back(name, value);
    }
    QString sort = view.sort;
    for (const QString& column : view.columns) {
        if (column.startsWith(kSortColumn))
            sort = column.sliced(kSortColumn.size());
        else
            read.columns.push_back(column);
    }
    ReadViewQuery query = orderQueryOf(fixed, sort, zone, now);
    read.filter.fixed = std::move(query.query);
    read.unknown = std::move(query.unknown);
    return read;
}

} // namespace ch::ui
