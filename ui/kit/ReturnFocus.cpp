// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/ReturnFocus.h"

#include <QWidget>

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

} // namespace ch::ui
