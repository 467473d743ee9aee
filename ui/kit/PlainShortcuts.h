// SPDX-License-Identifier: Apache-2.0
// The window's shortcuts of plain keys ("G O", "/") for keys that were held back until it was clear that a person typed them.
// Thread of the windows.
#pragma once

#include <QKeySequence>
#include <QPointer>
#include <QWidget>

namespace ch::ui {

class PlainShortcuts
{
public:
    explicit PlainShortcuts(QWidget* widget) : m_widget(widget) {}

    /// True if the key triggered an action, or is the first of a sequence that will.
    bool press(int key, Qt::KeyboardModifiers modifiers);
    /// Another key came in between.
    void reset() { m_typed.clear(); }

private:
    QPointer<QWidget> m_widget;
    std::vector<QKeyCombination> m_typed;
};

} // namespace ch::ui
