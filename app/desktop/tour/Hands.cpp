// SPDX-License-Identifier: Apache-2.0
#include "app/desktop/tour/Hands.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPointer>

namespace ch::app {

namespace {

QString withoutMarks(QString text)
{
    text.remove(u'&');
    while (text.endsWith(u'…'))
        text.chop(1);
    return text;
}

} // namespace

QList<QWidget*> Hands::tops()
{
    QList<QWidget*> tops = QApplication::topLevelWidgets();
    erase_if(tops, [](const QWidget* each) { return !each->isVisible(); });
    std::stable_sort(tops.begin(), tops.end(), [](const QWidget* a, const QWidget* b) {
        return a->windowType() == Qt::Popup && b->windowType() != Qt::Popup;
    });
    return tops;
}

QWidget* Hands::focus()
{
    for (QWidget* top : tops()) {
        if (QWidget* inside = top->focusWidget())
            return inside;
    }
    return tops().isEmpty() ? nullptr : tops().front();
}

Hands::Hands(LanguageSwitch& languages) : m_languages(languages)
{
    languages.rememberSources();
}

bool Hands::says(const QString& text, const QString& english) const
{
    const QStringList sources = m_languages.sourcesOf(text);
    return std::any_of(sources.begin(), sources.end(),
                       [&english](const QString& each) { return withoutMarks(each) == english; });
}

bool Hands::isCalled(QWidget* widget, const QString& name) const
{
    const QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(widget);
    return interface != nullptr && says(interface->text(QAccessible::Name), name);
}

QStringList Hands::names() const
{
    QStringList names;
    for (QWidget* top : tops()) {
        for (QWidget* each : top->findChildren<QWidget*>()) {
            const QAccessibleInterface* interface = QAccessible::queryAccessibleInterface(each);
            if (each->isVisible() && each->focusPolicy() != Qt::NoFocus && interface != nullptr)
                names.append(QString(QLatin1StringView(each->metaObject()->className()) + u' ' +
                                     interface->text(QAccessible::Name)));
        }
    }
    return names;
}

bool Hands::click(const QString& name) const
{
    if (auto* button = find<QAbstractButton>(name))
        return click(button);
    return click(find<QWidget>(name));
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
    const QPointer<QWidget> target = focus();
    if (!target)
        return;
    QKeyEvent down(QEvent::KeyPress, key, modifiers);
    QKeyEvent up(QEvent::KeyRelease, key, modifiers);
    QApplication::sendEvent(target, &down);
    if (target)
        QApplication::sendEvent(target, &up);
}

void Hands::type(const QString& text) const
{
    for (const QChar each : text) {
        QWidget* target = focus();
        if (target == nullptr)
            return;
        QKeyEvent down(QEvent::KeyPress, 0, Qt::NoModifier, QString(each));
        QApplication::sendEvent(target, &down);
    }
}

bool Hands::isOfShown(const QAction& action)
{
    for (const QObject* owner = action.parent(); owner != nullptr; owner = owner->parent()) {
        if (const auto* widget = qobject_cast<const QWidget*>(owner))
            return widget->isVisible();
    }
    return true;
}

QAction* Hands::offered(const QString& text) const
{
    // What an open menu offers; else what the window does, and not what a menu once offered under the same name.
    QMenu* const menu = find<QMenu>();
    QList<QAction*> offered;
    if (menu != nullptr) {
        offered = menu->actions();
    } else {
        for (QWidget* top : tops())
            offered += top->findChildren<QAction*>();
    }
    for (QAction* action : offered) {
        const bool isOfMenu = qobject_cast<QMenu*>(action->parent()) != nullptr;
        const bool isHere = menu != nullptr || (!isOfMenu && isOfShown(*action));
        if (action->isEnabled() && action->isVisible() && isHere && says(action->text(), text))
            return action;
    }
    return nullptr;
}

bool Hands::command(const QString& text) const
{
    QAction* action = offered(text);
    if (action == nullptr)
        return false;
    if (QMenu* menu = find<QMenu>())
        menu->close();
    action->trigger();
    return true;
}

QWidget* Hands::field(const QString& name) const
{
    // Not its label, which has the same name.
    for (QWidget* top : tops()) {
        for (QWidget* each : top->findChildren<QWidget*>()) {
            if (each->isVisible() && (each->focusPolicy() & Qt::TabFocus) != 0 && isCalled(each, name))
                return each;
        }
    }
    return nullptr;
}

bool Hands::focusOn(const QString& name) const
{
    QWidget* found = field(name);
    if (found != nullptr)
        found->setFocus(Qt::TabFocusReason);
    return found != nullptr;
}

bool Hands::fill(const QString& name, const QString& text) const
{
    return fill(field(name), text);
}

bool Hands::fill(QWidget* target, const QString& text) const
{
    if (target == nullptr || !target->isEnabled())
        return false;
    target->setFocus(Qt::TabFocusReason);
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_Delete);
    type(text);
    return true;
}

bool Hands::choose(QAbstractItemView* view, int row) const
{
    if (view == nullptr || view->model() == nullptr || row < 0 || row >= view->model()->rowCount())
        return false;
    view->setFocus(Qt::TabFocusReason);
    const QModelIndex index = view->model()->index(row, 0);
    view->scrollTo(index);
    view->setCurrentIndex(index);
    return true;
}

bool Hands::choose(QAbstractItemView* view, const QString& text) const
{
    for (int row = 0; view != nullptr && row < view->model()->rowCount(); ++row) {
        if (says(view->model()->index(row, 0).data().toString(), text))
            return choose(view, row);
    }
    return false;
}

} // namespace ch::app
