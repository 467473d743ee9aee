// SPDX-License-Identifier: Apache-2.0
// What the cells of a list of orders say: on screen, under the pointer, to screen readers, on the clipboard.
// Pure functions; thread of the windows.
#pragma once

#include "core/domain/OrderListItem.h"
#include "ui/kit/Formats.h"
#include "ui/kit/Words.h"
#include "ui/orders/Column.h"
#include "ui/orders/Filter.h"

namespace ch::ui {

struct CellWriter
{
    const Formats& formats;
    UtcTime now;

    QString text(const OrderListItem& item, Column column) const;
    /// The exact moment, the whole text, why something is marked; empty: nothing to add.
    QString tip(const OrderListItem& item, Column column) const;
    /// text() and what its marks mean.
    QString spoken(const OrderListItem& item, Column column) const;
    /// "on hold", "2 changes wait to be sent", …
    QStringList marks(const OrderListItem& item) const;
};

/// What stands in a status' place where the newest state of an order cannot be read, and why.
QString unknownStatus();
QString outdatedWords();
/// "Partly shipped" where the status alone does not say how far the goods are; else empty.
QString fulfilmentNote(const OrderListItem& item);

/// What "filter with the same" of a cell narrows the filter to; nothing where a cell has nothing to filter by.
std::optional<Filter> withSame(const Filter& filter, const OrderListItem& item, Column column, const Formats& formats);
/// Without it; only statuses and fulfilments can be excluded.
std::optional<Filter> without(const Filter& filter, const OrderListItem& item, Column column);
/// What of the cell withSame() takes: a customer's name, a SKU, a day.
QString sameText(const OrderListItem& item, Column column, const Formats& formats);

} // namespace ch::ui
