// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrdersCommands.h"

#include "ui/kit/Icons.h"

#include <QKeySequence>
#include <QWidget>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct CommandRow
{
    OrdersCommand command;
    QLatin1StringView icon;
    QKeySequence keys;
};

std::vector<CommandRow> rows()
{
    return {{OrdersCommand::Filter, "filter"_L1, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F)},
            {OrdersCommand::ClearFilters, "x"_L1, QKeySequence(Qt::CTRL | Qt::Key_Backspace)},
            {OrdersCommand::Columns, "columns"_L1, QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C)},
            {OrdersCommand::Export, "download"_L1, QKeySequence(Qt::CTRL | Qt::Key_E)},
            {OrdersCommand::Views, "star"_L1, QKeySequence(Qt::CTRL | Qt::Key_B)},
            {OrdersCommand::Detail, "info"_L1, QKeySequence(Qt::CTRL | Qt::Key_I)},
            {OrdersCommand::Previous, "chevron-left"_L1, QKeySequence(Qt::ALT | Qt::Key_Up)},
            {OrdersCommand::Next, "chevron-right"_L1, QKeySequence(Qt::ALT | Qt::Key_Down)},
            {OrdersCommand::SaveView, "plus"_L1, QKeySequence(Qt::CTRL | Qt::Key_S)},
            {OrdersCommand::ChangeView, "check"_L1, QKeySequence()}};
}

} // namespace

OrdersCommands::OrdersCommands(QWidget* page) : QObject(page)
{
    for (const CommandRow& row : rows()) {
        auto* action = new QAction(icon(row.icon), {}, this);
        action->setShortcut(row.keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, [this, command = row.command] { Q_EMIT triggered(command); });
        m_actions[size_t(row.command)] = action;
        page->addAction(action);
    }
    action(OrdersCommand::Views)->setCheckable(true);
    action(OrdersCommand::Detail)->setCheckable(true);
    for (int place = 0; place < orderColumns().count(); ++place) {
        const auto column = Column(place);
        if (!sortOf(column))
            continue;
        auto* action = new QAction(this);
        connect(action, &QAction::triggered, this, [this, column] { Q_EMIT sortTriggered(column); });
        m_sorts.emplace_back(column, action);
        page->addAction(action);
    }
    retranslate();
}

QList<QAction*> OrdersCommands::all() const
{
    QList<QAction*> actions(m_actions.begin(), m_actions.end());
    for (const auto& [column, action] : m_sorts)
        actions.push_back(action);
    return actions;
}

void OrdersCommands::retranslate()
{
    const std::array<QString, kOrdersCommandCount> texts{
        tr("Add a filter"), tr("Clear all filters"),   tr("Columns"),        tr("Export orders"),
        tr("Show views"),   tr("Show the detail"),     tr("Previous order"), tr("Next order"),
        tr("Save view"),    tr("Save changes to view")};
    for (size_t i = 0; i < texts.size(); ++i) {
        m_actions[i]->setText(texts[i]);
        const QString keys = m_actions[i]->shortcut().toString(QKeySequence::NativeText);
        m_actions[i]->setToolTip(keys.isEmpty() ? texts[i] : tr("%1 (%2)", "a command, its keys").arg(texts[i], keys));
    }
    for (const auto& [column, action] : m_sorts)
        action->setText(tr("Sort by: %1").arg(titleOf(column)));
}

} // namespace ch::ui
