// SPDX-License-Identifier: Apache-2.0
// A filter as a saved view keeps it: core/domain/ViewQuery.h, and the days that move with the clock.
// Pure functions; any thread.
#pragma once

#include "core/domain/ViewQuery.h"
#include "ui/orders/Filter.h"

namespace ch::ui {

/// Days that move with the clock stand under their names (created_from=last_7_days, overdue=today), for only desks read views.
/// What waits in one desk's outbox means nothing to others and is left out.
QueryParameters parametersOf(const Filter& filter, const QTimeZone& zone, UtcTime now);
/// Whether the service takes it as a view: values of at most 1,000 characters, no moment that is already over tomorrow, nothing
/// that only figures ask for.
bool fitsView(const Filter& filter, const QTimeZone& zone, UtcTime now);

/// Filter, sort and columns become those of the view.
void fill(SavedView& view, const Filter& filter, const QStringList& columns, const QTimeZone& zone, UtcTime now);

struct ReadView
{
    Filter filter;
    /// Empty: those that are there.
    QStringList columns;
    /// What this version does not know: the list shows more than was meant.
    QStringList unknown;
};
ReadView readView(const SavedView& view, const QTimeZone& zone, UtcTime now);

} // namespace ch::ui
