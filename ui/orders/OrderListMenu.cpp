// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrderListMenu.h"

#include "ui/kit/Icons.h"

#include <QClipboard>
#include <QGuiApplication>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kLongestValue = 40;

/// What somebody wrote as a menu shows it: short, and no mnemonic.
QString shown(QString text)
{
    if (text.size() > kLongestValue)
        text = text.left(kLongestValue - 1) + u'…';
    return text.replace(u'&', QStringLiteral("&&"));
}

} // namespace

OrderListMenu::OrderListMenu(const Cell& cell, const Filter& filter, const QList<QAction*>& actions, QWidget* parent)
    : QMenu(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    QAction* open = addAction(tr("Open"));
    connect(open, &QAction::triggered, this, &OrderListMenu::openRequested);
    addSeparator();
    addFilters(cell, filter);
    const QString text = cell.writer.text(cell.item, cell.column);
    if (!text.isEmpty()) {
        QAction* copy = addAction(ui::icon("copy"_L1), tr("Copy “%1”").arg(shown(text)));
        connect(copy, &QAction::triggered, this, [text] { QGuiApplication::clipboard()->setText(text); });
    }
    addSeparator();
    for (QAction* action : actions) {
        if (action->isVisible())
            addAction(action);
    }
}

void OrderListMenu::addFilters(const Cell& cell, const Filter& filter)
{
    const QString value = shown(sameText(cell.item, cell.column, cell.writer.formats));
    if (const auto same = withSame(filter, cell.item, cell.column, cell.writer.formats); same && !value.isEmpty()) {
        QAction* action = addAction(ui::icon("filter"_L1), tr("Filter with the same: %1").arg(value));
        connect(action, &QAction::triggered, this, [this, same] { Q_EMIT filterChosen(*same); });
    }
    if (const auto rest = without(filter, cell.item, cell.column)) {
        QAction* action = addAction(ui::icon("x"_L1), tr("Exclude: %1").arg(value));
        connect(action, &QAction::triggered, this, [this, rest] { Q_EMIT filterChosen(*rest); });
    }
}

} // namespace ch::ui
