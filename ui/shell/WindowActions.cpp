// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/WindowActions.h"

#include "ui/kit/Icons.h"

#include <QWidget>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

WindowActions::WindowActions(QWidget* window)
    : QObject(window)
    , m_window(window)
    , m_palette(add("window.palette", Qt::CTRL | Qt::Key_K, "search"_L1))
    , m_search(add("window.search", Qt::Key_Slash, "filter"_L1))
    , m_sync(add("window.sync", Qt::Key_F5, "sync"_L1))
    , m_undo(add("window.undo", QKeySequence::Undo, "undo"_L1))
    , m_nextPane(add("window.nextPane", Qt::Key_F6, "columns"_L1))
    , m_rail(add("window.rail", Qt::CTRL | Qt::SHIFT | Qt::Key_B, "chevron-left"_L1))
    , m_scheme(add("window.scheme", {}, "moon"_L1))
    , m_shortcuts(add("window.shortcuts", Qt::Key_F1, "keyboard"_L1))
    , m_quit(add("window.quit", Qt::CTRL | Qt::Key_Q, "x"_L1))
{
    // The toasts listen to these keys themselves, while there is something to take back; twice would be ambiguous.
    window->removeAction(m_undo);
    retranslate();
}

QAction* WindowActions::add(const char* name, const QKeySequence& keys, QLatin1StringView iconName)
{
    auto* action = new QAction(this);
    action->setObjectName(QString::fromLatin1(name));
    action->setIcon(icon(iconName));
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WindowShortcut);
    m_window->addAction(action);
    return action;
}

QAction* WindowActions::addPlace(const QString& name, const QKeySequence& keys, std::function<QString()> text,
                                 QLatin1StringView iconName)
{
    QAction* action = add(name.toLatin1().constData(), keys, iconName);
    m_places.append(action);
    m_placeTexts.push_back(std::move(text));
    retranslate();
    return action;
}

QList<QAction*> WindowActions::everywhere() const
{
    return {m_palette, m_search, m_sync, m_undo, m_nextPane, m_rail, m_scheme, m_shortcuts, m_quit};
}

void WindowActions::retranslate()
{
    m_palette->setText(tr("Find an order or an action"));
    m_search->setText(tr("Search in this list"));
    m_sync->setText(tr("Fetch and send now"));
    m_undo->setText(tr("Take back the last step"));
    m_nextPane->setText(tr("Next part of the window"));
    m_rail->setText(tr("Show or hide the names of the pages"));
    m_scheme->setText(tr("Switch between light and dark"));
    m_shortcuts->setText(tr("Keyboard shortcuts"));
    m_quit->setText(tr("Quit Countinghouse"));
    for (qsizetype i = 0; i < m_places.size(); ++i)
        m_places[i]->setText(tr("Go to %1", "a page").arg(m_placeTexts[size_t(i)]()));
}

} // namespace ch::ui
