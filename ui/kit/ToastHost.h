// SPDX-License-Identifier: Apache-2.0
// Where toasts appear: at the bottom of a window, in its middle, the newest lowest. Each counts down and goes by itself; Ctrl+Z
// takes back the newest that can be, the pointer on them stops the time. Thread of the windows.
#pragma once

#include "ui/kit/Toast.h"

#include <QWidget>

class QShortcut;
class QVBoxLayout;

namespace ch::ui {

class ToastView;

class ToastHost : public QWidget
{
    Q_OBJECT

public:
    /// `window` is what it lies on, and whose shortcut Ctrl+Z is while something can be taken back.
    explicit ToastHost(QWidget* window);

    void add(const Toast& toast);
    int count() const { return static_cast<int>(m_views.size()); }
    /// Pixels above the window's lower edge (a status line, say).
    void setBottomMargin(int pixels);

public Q_SLOTS:
    /// The action of the newest toast that has one.
    void undoNewest();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool event(QEvent* event) override;

private:
    void remove(ToastView* view);
    void place();

    QVBoxLayout* m_column;
    QShortcut* m_undo;
    /// Oldest first.
    QList<ToastView*> m_views;
    int m_bottom = 24;
};

} // namespace ch::ui
