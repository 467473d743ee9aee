// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/PlainShortcuts.h"

#include <QAction>
#include <QApplication>

#include <algorithm>

namespace ch::ui {

namespace {

QKeySequence sequenceOf(const std::vector<QKeyCombination>& keys)
{
    const auto at = [&keys](size_t i) { return i < keys.size() ? keys[i] : QKeyCombination::fromCombined(0); };
    return QKeySequence(at(0), at(1), at(2), at(3));
}

/// Whether the action's shortcuts count now, as Qt judges it.
bool isReachable(const QAction& action, const QWidget& window)
{
    if (!action.isEnabled())
        return false;
    return std::ranges::any_of(action.associatedObjects(), [&](const QObject* object) {
        const auto* widget = qobject_cast<const QWidget*>(object);
        if (!widget || widget->window() != &window || !widget->isVisible() || !widget->isEnabled())
            return false;
        const QWidget* focus = QApplication::focusWidget();
        switch (action.shortcutContext()) {
        case Qt::WidgetShortcut:
            return focus == widget;
        case Qt::WidgetWithChildrenShortcut:
            return focus && (focus == widget || widget->isAncestorOf(focus));
        case Qt::WindowShortcut:
        case Qt::ApplicationShortcut:
            return true;
        }
        return false;
    });
}

} // namespace

bool PlainShortcuts::press(int key, Qt::KeyboardModifiers modifiers)
{
    if (!m_widget || m_typed.size() >= 4)
        m_typed.clear();
    if (!m_widget)
        return false;
    // Shift is part of a letter's shortcut; with other characters it only leads to them.
    const bool isLetter = key >= Qt::Key_A && key <= Qt::Key_Z;
    m_typed.emplace_back(isLetter ? modifiers & Qt::ShiftModifier : Qt::KeyboardModifiers(), Qt::Key(key));
    const QKeySequence typed = sequenceOf(m_typed);
    bool isBegun = false;
    for (QAction* action : m_widget->window()->findChildren<QAction*>()) {
        for (const QKeySequence& shortcut : action->shortcuts()) {
            const auto match = typed.matches(shortcut);
            if (match == QKeySequence::NoMatch || !isReachable(*action, *m_widget->window()))
                continue;
            if (match == QKeySequence::ExactMatch) {
                m_typed.clear();
                action->trigger();
                return true;
            }
            isBegun = true;
        }
    }
    if (!isBegun)
        m_typed.clear();
    return isBegun;
}

} // namespace ch::ui
