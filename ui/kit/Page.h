// SPDX-License-Identifier: Apache-2.0
// A screen of the window: what the navigation rail switches between.
// Thread of the windows.
#pragma once

#include <QAction>
#include <QWidget>

namespace ch::ui {

class Page : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// What can be done here now: for the command palette and the shortcut sheet. Each has a text, most have a shortcut;
    /// disabled ones are shown as such. The page owns them and has added them to itself, so that the shortcuts work.
    virtual QList<QAction*> commands() const { return actions(); }
    /// "/" was pressed.
    virtual void focusSearch() {}
    /// The page was switched to: the focus goes where work begins.
    virtual void enter() { setFocus(); }

Q_SIGNALS:
    /// The number beside the page's name in the rail; 0: none. `isAlert`: something needs a person.
    void countChanged(qint64 count, bool isAlert);
};

} // namespace ch::ui
