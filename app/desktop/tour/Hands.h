// SPDX-License-Identifier: Apache-2.0
// Finds widgets by the names that a screen reader says, and uses them as a person would: presses, types, chooses.
// Main thread. What it cannot find by name, a blind person cannot either.
#pragma once

#include "app/desktop/LanguageSwitch.h"

#include <QAbstractItemView>
#include <QAction>
#include <QWidget>

namespace ch::app {

class Hands
{
public:
    explicit Hands(LanguageSwitch& languages);

    /// The visible one of that type, in the window or in what popped up over it; with a name, the one that is called so. Null if there
    /// is none. Names are the English ones, whatever the window's language.
    template <class T = QWidget> T* find(const QString& name = {}) const
    {
        for (QWidget* top : tops()) {
            for (T* each : top->findChildren<T*>()) {
                if (each->isVisible() && (name.isEmpty() || isCalled(each, name)))
                    return each;
            }
        }
        return nullptr;
    }

    /// False: there is nothing of that name that can be pressed.
    bool click(const QString& name) const;
    bool click(QWidget* widget, QPoint at = {}) const;
    /// Replaces what a field holds.
    bool fill(const QString& name, const QString& text) const;
    bool fill(QWidget* field, const QString& text) const;
    bool focusOn(const QString& name) const;
    /// Into the widget that has the focus.
    void type(const QString& text) const;
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const;
    /// What the action of that text does, wherever it is offered. False: it is not offered, or cannot be done now.
    bool command(const QString& text) const;
    /// Whether command() would do something now.
    bool offers(const QString& text) const { return offered(text) != nullptr; }
    /// Moves to a row and makes it the current one.
    bool choose(QAbstractItemView* view, int row) const;
    bool choose(QAbstractItemView* view, const QString& text) const;
    /// What there is to press and to fill in, for who looks why something was not found.
    QStringList names() const;

private:
    QWidget* field(const QString& name) const;
    QAction* offered(const QString& text) const;
    /// Whether it belongs to what is on screen: pages that are not shown have actions of the same names.
    static bool isOfShown(const QAction& action);
    bool isCalled(QWidget* widget, const QString& name) const;
    bool says(const QString& text, const QString& english) const;
    /// What popped up comes first: it lies on top.
    static QList<QWidget*> tops();
    static QWidget* focus();

    LanguageSwitch& m_languages;
};

} // namespace ch::app
