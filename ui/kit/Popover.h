// SPDX-License-Identifier: Apache-2.0
// A small window below what opened it, closed by Esc or a click elsewhere.
// Thread of the windows.
#pragma once

#include <QFrame>

class QVBoxLayout;

namespace ch::ui {

class Popover : public QFrame
{
    Q_OBJECT

public:
    /// Deletes itself when closed. `title` is its name for screen readers too.
    Popover(const QString& title, QWidget* parent);

    /// Below the anchor, moved so that all of it is on the screen; gives the focus to its focus proxy.
    void popUpBelow(const QWidget& anchor);

protected:
    /// Below the title.
    QVBoxLayout* body() const { return m_body; }
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QVBoxLayout* m_body;
};

} // namespace ch::ui
