// SPDX-License-Identifier: Apache-2.0
// A filter in words: what its chips say, and what a name for it could be.
// Pure functions; thread of the windows.
#pragma once

#include "ui/orders/Filter.h"

namespace ch::ui {

/// "Status", "Placed", …: for menus and the heads of popovers.
QString titleOf(FilterPart part);
QString words(DatePreset preset);
/// "Status: Paid, Shipped". Empty if the filter has no such part. `currency` is the shop's.
QString chipText(const Filter& filter, FilterPart part, const Formats& formats, const QString& currency);
/// "Paid, Germany": what a view of it could be called, and what a file of it is named.
QString suggestedName(const Filter& filter, const Formats& formats, const QString& currency);

} // namespace ch::ui
