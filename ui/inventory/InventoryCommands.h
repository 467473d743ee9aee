// SPDX-License-Identifier: Apache-2.0
// What can be done with the list and with the product that is open: for buttons, the palette and the shortcut sheet.
// Thread of the windows.
#pragma once

#include "core/domain/Role.h"

#include <QAction>

#include <array>

namespace ch::ui {

enum class InventoryCommand {
    Adjust,
    Count,
    Edit,
    New,
    Orders,
    Columns,
    Import,
    Export,
    Detail,
    Previous,
    Next,
    ClearFilters,
};
inline constexpr size_t kInventoryCommandCount = 12;

class InventoryCommands : public QObject
{
    Q_OBJECT

public:
    /// The actions are added to `page`, so that their shortcuts work in it. What the role may not do is not offered.
    InventoryCommands(Role role, QWidget* page);

    QAction* action(InventoryCommand command) const { return m_actions[size_t(command)]; }
    QList<QAction*> all() const;
    /// Whether a product is open, and so what needs one can be done.
    void setHasProduct(bool hasProduct);
    void retranslate();

Q_SIGNALS:
    void triggered(ch::ui::InventoryCommand command);

private:
    std::array<QAction*, kInventoryCommandCount> m_actions{};
};

} // namespace ch::ui
