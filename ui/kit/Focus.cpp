// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/Focus.h"

#include <QStackedWidget>

namespace ch::ui {

namespace {

bool canHaveFocus(const QWidget& widget)
{
    return widget.isVisible() && widget.isEnabled();
}

bool takesFocus(const QWidget& widget)
{
    const QWidget* proxy = widget.focusProxy();
    return canHaveFocus(widget) && (proxy ? canHaveFocus(*proxy) : widget.focusPolicy() != Qt::NoFocus);
}

} // namespace

void returnFocus(QWidget* before)
{
    QWidget* to = before;
    if (to != nullptr && !canHaveFocus(*to)) {
        while (to != nullptr && !takesFocus(*to))
            to = to->parentWidget();
    }
    if (to != nullptr)
        to->setFocus(Qt::OtherFocusReason);
}

void showInPane(QWidget& pane, QStackedWidget& stack, QWidget& shown)
{
    const QWidget* focus = pane.window()->focusWidget();
    const QWidget* before = stack.currentWidget();
    const bool hadFocus = before != &shown && focus != nullptr && (focus == before || before->isAncestorOf(focus));
    stack.setCurrentWidget(&shown);
    pane.setFocusProxy(&shown);
    // The stack by itself would rather give it to the first button in there.
    if (hadFocus)
        shown.setFocus();
}

} // namespace ch::ui
