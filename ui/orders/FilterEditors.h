// SPDX-License-Identifier: Apache-2.0
// What a filter's popover holds: one editor for each kind of part.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"
#include "ui/orders/Filter.h"

#include <QWidget>

namespace ch::ui {

class FilterEditor : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual void load(const Filter& filter) = 0;
    /// Writes its part, and nothing else.
    virtual void save(Filter& filter) const = 0;

Q_SIGNALS:
    void edited();
    /// Nothing more to choose.
    void finished();
};

FilterEditor* makeFilterEditor(FilterPart part, UiContext& context, QWidget* parent);

} // namespace ch::ui
