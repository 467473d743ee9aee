// SPDX-License-Identifier: Apache-2.0
// Finds widgets of a window and uses them as a person would: presses, types, chooses.
// Main thread.
#pragma once

#include <QAbstractItemView>
#include <QAction>
#include <QPointer>
#include <QWidget>

namespace ch::app {

class Hands
{
public:
    void setWindow(QWidget* window) { m_window = window; }

    /// The visible one of that name, null if there is none.
    QWidget* find(const QString& objectName) const;
    /// The visible one of that type (and name).
    template <class T> T* find(const QString& objectName = {}) const
    {
        if (!m_window)
            return nullptr;
        for (T* each : m_window->findChildren<T*>(objectName)) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }

    /// False: there is nothing to press.
    bool click(QWidget* widget, QPoint at = {}) const;
    bool click(const QString& objectName) const { return click(find(objectName)); }
    /// Into the widget that has the focus.
    void type(const QString& text) const;
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const;
    /// What the keys do here: of the window, or of the visible page.
    bool shortcut(const QKeySequence& keys) const;
    /// The action of that name, wherever it is.
    bool trigger(const QString& objectName) const;
    /// Replaces what a field holds.
    bool fill(const QString& objectName, const QString& text) const;
    /// Moves to a row and chooses it.
    bool choose(QAbstractItemView* view, int row) const;

private:
    QPointer<QWidget> m_window;
};

} // namespace ch::app
