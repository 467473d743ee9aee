// SPDX-License-Identifier: Apache-2.0
// A panel that slides over the right side of its window for a task (ship, cancel, refund): the list stays visible, Esc leaves,
// Ctrl+Enter does it. Instead of a modal box.
// Thread of the windows.
#pragma once

#include "ui/kit/Widgets.h"

#include <QPointer>

namespace ch::ui {

class Sheet : public QFrame
{
    Q_OBJECT

public:
    /// Covers `host`'s window; deletes itself when closed.
    explicit Sheet(const QString& title, QWidget* host);

    /// What scrolls between the title and the buttons.
    QBoxLayout* body() const { return m_body; }
    Notice* notice() const { return m_notice; }
    /// The buttons at the bottom; `Primary` is what Ctrl+Enter presses.
    QPushButton* addButton(const QString& text, ButtonKind kind);
    QPushButton* primaryButton() const { return m_primary; }
    /// Pixels at 100 %; the default is 480.
    void setSheetWidth(int width);
    /// Something was entered: leaving asks in the sheet itself.
    void setDirty(bool dirty) { m_isDirty = dirty; }
    /// Shows it and moves the focus to the first field; the focus goes back when it closes.
    void open();
    void close();

Q_SIGNALS:
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QFrame* m_panel;
    QBoxLayout* m_body;
    QBoxLayout* m_buttons;
    Notice* m_notice;
    QPushButton* m_primary = nullptr;
    QPointer<QWidget> m_focusBefore;
    int m_width = 480;
    bool m_isDirty = false;
};

} // namespace ch::ui
