// SPDX-License-Identifier: Apache-2.0
// A panel that slides over the right side of its window for a task (ship, cancel, refund): the list stays visible, Esc leaves,
// Ctrl+Enter does it. Instead of a modal box. Thread of the windows.
#pragma once

#include "ui/kit/Widgets.h"

#include <QBoxLayout>
#include <QPointer>

class QScrollArea;

namespace ch::ui {

class Sheet : public QFrame
{
    Q_OBJECT

public:
    /// Covers `host`'s window; deletes itself when closed.
    explicit Sheet(const QString& title, QWidget* host);
    ~Sheet() override;

    /// What scrolls between the title and the buttons.
    QBoxLayout* body() const { return m_body; }
    Notice* notice() const { return m_notice; }
    /// The buttons at the bottom; `Primary` is what Ctrl+Enter presses.
    QPushButton* addButton(const QString& text, ButtonKind kind);
    QPushButton* primaryButton() const { return m_primary; }
    void setTitle(const QString& title);
    /// Pixels at 100 %; the default is 480.
    void setSheetWidth(int width);
    /// Something was entered: leaving asks in the sheet itself.
    void setDirty(bool dirty) { m_isDirty = dirty; }
    /// Shows it and moves the focus to the first field; the focus goes back when it closes.
    void open();
    /// Without asking.
    void close();
    /// What Esc, the cross and a click beside it do: asks first if something was entered.
    void leave();

Q_SIGNALS:
    void closed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void placePanel(double share);
    void focusFirstField();

    QFrame* m_panel;
    TextLabel* m_title;
    QScrollArea* m_scroll;
    QBoxLayout* m_body;
    QBoxLayout* m_buttons;
    Notice* m_notice;
    Notice* m_question;
    QWidget* m_footRule = nullptr;
    QWidget* m_foot = nullptr;
    QPushButton* m_primary = nullptr;
    QPointer<QWidget> m_focusBefore;
    int m_width = 480;
    double m_share = 0;
    bool m_isDirty = false;
    bool m_isClosing = false;
};

} // namespace ch::ui
