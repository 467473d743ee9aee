// SPDX-License-Identifier: Apache-2.0
// One toast: a sentence, perhaps a button, and a bar that shows how long the button is still there.
// Thread of the windows.
#pragma once

#include "ui/kit/UiContext.h"
#include "ui/kit/Widgets.h"

#include <QElapsedTimer>
#include <QTimer>

namespace ch::ui {

class ToastCard : public QFrame
{
    Q_OBJECT

public:
    explicit ToastCard(const Toast& toast, QWidget* parent = nullptr);

    bool hasAction() const { return bool(m_toast.action); }
    void takeAction();

Q_SIGNALS:
    void ended();

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void tick();
    /// The end of the time to undo cannot be put off by a pointer that happens to lie there; other toasts wait for the reader.
    bool isPaused() const { return m_isHovered && !hasAction(); }

    Toast m_toast;
    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    qint64 m_leftMs;
    bool m_isHovered = false;
    bool m_isOver = false;
};

} // namespace ch::ui
