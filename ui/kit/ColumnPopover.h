// SPDX-License-Identifier: Apache-2.0
// Which columns a list shows and in which order: checked and dragged, or with Space and Alt+Up / Alt+Down.
// Thread of the windows.
#pragma once

#include "ui/kit/ColumnLayout.h"
#include "ui/kit/Popover.h"

class QListWidget;

namespace ch::ui {

class ColumnPopover : public Popover
{
    Q_OBJECT

public:
    ColumnPopover(const ColumnLayout& columns, QWidget* parent);

Q_SIGNALS:
    void columnsChanged(const ch::ui::ColumnLayout& columns);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill();
    void take();
    void moveCurrent(int by);

    ColumnLayout m_columns;
    QListWidget* m_list;
    bool m_isFilling = false;
};

} // namespace ch::ui
