// SPDX-License-Identifier: Apache-2.0
// What can be done with the list as a whole: for tool buttons, the palette and the shortcut sheet.
// Thread of the windows.
#pragma once

#include "ui/orders/Column.h"

#include <QAction>

#include <array>
#include <vector>

namespace ch::ui {

enum class OrdersCommand {
    Filter,
    ClearFilters,
    Columns,
    Export,
    Views,
    Detail,
    Previous,
    Next,
    SaveView,
    ChangeView,
};
inline constexpr size_t kOrdersCommandCount = 10;

class OrdersCommands : public QObject
{
    Q_OBJECT

public:
    /// The actions are added to `page`, so that their shortcuts work in it.
    explicit OrdersCommands(QWidget* page);

    QAction* action(OrdersCommand command) const { return m_actions[size_t(command)]; }
    /// All, those that sort too.
    QList<QAction*> all() const;
    void retranslate();

Q_SIGNALS:
    void triggered(ch::ui::OrdersCommand command);
    void sortTriggered(ch::ui::Column column);

private:
    std::array<QAction*, kOrdersCommandCount> m_actions{};
    std::vector<std::pair<Column, QAction*>> m_sorts;
};

} // namespace ch::ui
