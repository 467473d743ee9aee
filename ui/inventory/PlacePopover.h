// SPDX-License-Identifier: Apache-2.0
// Which part of the warehouse the list shows: the beginning of a location, written or taken from those that there are.
// Thread of the windows.
#pragma once

#include "ui/kit/Popover.h"
#include "ui/kit/UiContext.h"

class QLineEdit;
class QListWidget;

namespace ch::ui {

class PlacePopover : public Popover
{
    Q_OBJECT

public:
    PlacePopover(UiContext& context, const QString& place, QWidget* parent);

Q_SIGNALS:
    void chosen(const QString& place);

private:
    void take(const QString& place);

    QLineEdit* m_text;
    QListWidget* m_list;
};

} // namespace ch::ui
