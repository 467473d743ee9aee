// SPDX-License-Identifier: Apache-2.0
// Edits one part of a filter below its chip; the list follows while it is open.
// Thread of the windows.
#pragma once

#include "ui/kit/Popover.h"
#include "ui/kit/UiContext.h"
#include "ui/orders/Filter.h"

namespace ch::ui {

class FilterPopover : public Popover
{
    Q_OBJECT

public:
    FilterPopover(FilterPart part, const Filter& filter, UiContext& context, QWidget* parent);

Q_SIGNALS:
    /// The whole filter, this part of it changed.
    void edited(const ch::ui::Filter& filter);

private:
    Filter m_filter;
};

} // namespace ch::ui
