// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/Hands.h"

#include <QAbstractButton>
#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>

namespace ch::app {

QWidget* Hands::find(const QString& objectName) const
{
    return find<QWidget>(objectName);
}

bool Hands::click(QWidget* widget, QPoint at) const
{
    if (widget == nullptr || !widget->isEnabled())
        return false;
    if (auto* button = qobject_cast<QAbstractButton*>(widget)) {
        button->click();
        return true;
    }
    const QPointF place = at.isNull() ? QPointF(widget->rect().center()) : QPointF(at);
    const QPointF global = widget->mapToGlobal(place);
    QMouseEvent down(QEvent::MouseButtonPress, place, global, Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
    QMouseEvent up(QEvent::MouseButtonRelease, place, global, Qt::LeftButton, Qt::NoButton, Qt::NoModifier);
    const QPointer<QWidget> alive = widget;
    QApplication::sendEvent(widget, &down);
    if (alive)
        QApplication::sendEvent(widget, &up);
    return true;
}

void Hands::press(Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    QWidget* focus = m_window ? m_window->focusWidget() : nullptr;
    if (focus == nullptr)
        focus = m_window;
    if (focus == nullptr)
        return;
    QKeyEvent down(QEvent::KeyPress, key, modifiers);
    QKeyEvent up(QEvent::KeyRelease, key, modifiers);
    const QPointer<QWidget> alive = focus;
    QApplication::sendEvent(focus, &down);
    if (alive)
        QApplication::sendEvent(focus, &up);
}

void Hands::type(const QString& text) const
{
    for (const QChar each : text) {
        QWidget* focus = m_window ? m_window->focusWidget() : nullptr;
        if (focus == nullptr)
            return;
        QKeyEvent down(QEvent::KeyPress, 0, Qt::NoModifier, QString(each));
        QApplication::sendEvent(focus, &down);
    }
}

bool Hands::shortcut(const QKeySequence& keys) const
{
    if (!m_window)
        return false;
    for (QAction* action : m_window->findChildren<QAction*>()) {
        if (!action->isEnabled() || !action->shortcuts().contains(keys))
            continue;
        const QList<QObject*> owners = action->associatedObjects();
        const bool isHere = std::any_of(owners.begin(), owners.end(), [](QObject* owner) {
            auto* widget = qobject_cast<QWidget*>(owner);
            return widget != nullptr && widget->isVisible();
        });
        if (isHere) {
            action->trigger();
            return true;
        }
    }
    return false;
}

bool Hands::trigger(const QString& objectName) const
{
    auto* action = m_window ? m_window->findChild<QAction*>(objectName) : nullptr;
    if (action == nullptr || !action->isEnabled())
        return false;
    action->trigger();
    return true;
}

bool Hands::fill(const QString& objectName, const QString& text) const
{
    QWidget* field = find(objectName);
    if (field == nullptr)
        return false;
    field->setFocus(Qt::TabFocusReason);
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_Delete);
    type(text);
    return true;
}

bool Hands::choose(QAbstractItemView* view, int row) const
{
    if (view == nullptr || view->model() == nullptr || row >= view->model()->rowCount())
        return false;
    view->setFocus(Qt::TabFocusReason);
    const QModelIndex index = view->model()->index(row, 0);
    view->scrollTo(index);
    view->setCurrentIndex(index);
    return true;
}

} // namespace ch::app
