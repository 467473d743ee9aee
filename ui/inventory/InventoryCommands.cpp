// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/InventoryCommands.h"

#include "ui/kit/Icons.h"

#include <QKeySequence>
#include <QWidget>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

enum class Who { Everybody, Stock, Merchant };

struct CommandRow
{
    InventoryCommand command;
    QLatin1StringView icon;
    QKeySequence keys;
    Who who = Who::Everybody;
    bool needsProduct = false;
};

std::vector<CommandRow> rows()
{
    return {
        {InventoryCommand::Adjust, "plus"_L1, QKeySequence(Qt::CTRL | Qt::Key_D), Who::Stock, true},
        {InventoryCommand::Count, "check"_L1, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), Who::Stock, true},
        {InventoryCommand::Edit, "edit"_L1, QKeySequence(Qt::Key_F2), Who::Merchant, true},
        {InventoryCommand::New, "box"_L1, QKeySequence(QKeySequence::New), Who::Merchant},
        {InventoryCommand::Orders, "orders"_L1, QKeySequence(Qt::CTRL | Qt::Key_L), Who::Everybody, true},
        {InventoryCommand::Columns, "columns"_L1, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)},
        {InventoryCommand::Import, "upload"_L1, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I), Who::Merchant},
        {InventoryCommand::Export, "download"_L1, QKeySequence(Qt::CTRL | Qt::Key_E)},
        {InventoryCommand::Detail, "info"_L1, QKeySequence(Qt::CTRL | Qt::Key_I)},
        {InventoryCommand::Previous, "chevron-left"_L1, QKeySequence(Qt::ALT | Qt::Key_Up)},
        {InventoryCommand::Next, "chevron-right"_L1, QKeySequence(Qt::ALT | Qt::Key_Down)},
        {InventoryCommand::ClearFilters, "x"_L1, QKeySequence(Qt::CTRL | Qt::Key_Backspace)},
    };
}

bool mayUse(Role role, Who who)
{
    switch (who) {
    case Who::Everybody:
        return true;
    case Who::Stock:
        return role == Role::Merchant || role == Role::Warehouse;
    case Who::Merchant:
        return role == Role::Merchant;
    }
    Q_UNREACHABLE();
}

} // namespace

InventoryCommands::InventoryCommands(Role role, QWidget* page) : QObject(page)
{
    for (const CommandRow& row : rows()) {
        auto* action = new QAction(icon(row.icon), {}, this);
        action->setShortcut(row.keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setVisible(mayUse(role, row.who));
        action->setEnabled(action->isVisible());
        connect(action, &QAction::triggered, this, [this, command = row.command] { Q_EMIT triggered(command); });
        m_actions[size_t(row.command)] = action;
        page->addAction(action);
    }
    action(InventoryCommand::Detail)->setCheckable(true);
    setHasProduct(false);
    retranslate();
}

QList<QAction*> InventoryCommands::all() const
{
    QList<QAction*> actions;
    for (QAction* action : m_actions) {
        if (action->isVisible())
            actions.push_back(action);
    }
    return actions;
}

void InventoryCommands::setHasProduct(bool hasProduct)
{
    for (const CommandRow& row : rows()) {
        if (row.needsProduct)
            action(row.command)->setEnabled(hasProduct && action(row.command)->isVisible());
    }
}

void InventoryCommands::retranslate()
{
    const std::array<QString, kInventoryCommandCount> texts{
        tr("Adjust stock…"),   tr("Enter a count…"),   tr("Edit product…"),    tr("New product…"),
        tr("Show its orders"), tr("Columns"),          tr("Import products…"), tr("Export products…"),
        tr("Show the detail"), tr("Previous product"), tr("Next product"),     tr("Clear all filters")};
    for (size_t i = 0; i < texts.size(); ++i) {
        m_actions[i]->setText(texts[i]);
        const QString keys = m_actions[i]->shortcut().toString(QKeySequence::NativeText);
        m_actions[i]->setToolTip(keys.isEmpty() ? texts[i] : tr("%1 (%2)", "a command, its keys").arg(texts[i], keys));
    }
}

} // namespace ch::ui
