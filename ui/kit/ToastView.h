// SPDX-License-Identifier: Apache-2.0
// One toast: what happened, its action, and how long it still stays.
// Thread of the windows.
#pragma once

#include "ui/kit/TextLabel.h"
#include "ui/kit/Toast.h"

#include <QElapsedTimer>
#include <QFrame>
#include <QPushButton>
#include <QTimer>

namespace ch::ui {

class ToastView : public QFrame
{
    Q_OBJECT

public:
    ToastView(const Toast& toast, QWidget* parent);

    bool hasAction() const { return !m_toast.actionText.isEmpty() && m_toast.action; }
    /// Does it and ends.
    void act();

Q_SIGNALS:
    /// Time is up, the cross was pressed, or the action done.
    void ended();

protected:
    void changeEvent(QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void tick();
    void drawIcon();
    std::chrono::milliseconds left() const;

    Toast m_toast;
    QLabel* m_icon;
    QPushButton* m_action = nullptr;
    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    std::chrono::milliseconds m_left;
    bool m_ended = false;
};

} // namespace ch::ui
