// SPDX-License-Identifier: Apache-2.0
// A line across a page or sheet: what is the matter and what can be done about it. Instead of a message box.
// Thread of the windows.
#pragma once

#include "ui/kit/TextLabel.h"

#include <QFrame>
#include <QPushButton>
#include <QToolButton>

class QGridLayout;

namespace ch::ui {

class Notice : public QFrame
{
    Q_OBJECT

public:
    /// Hidden until there is something to say.
    explicit Notice(QWidget* parent = nullptr);
    using QFrame::show;
    void show(Tone tone, const QString& text, const QString& buttonText = {});
    /// With "Copy details".
    void show(const Error& error, const QString& buttonText = {});
    /// A cross at its end hides it.
    void setDismissable(bool dismissable);
    QString text() const { return m_text->text(); }
    QPushButton* button() const { return m_button; }

Q_SIGNALS:
    void buttonClicked();
    void dismissed();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    static QString sentencesOf(const Error& error);
    void say(Tone tone, const QString& text, const QString& buttonText);
    void setText(const QString& text);
    void retranslate();
    void drawIcon();
    /// Beside the text, or below it where there is little room.
    void placeButtons();

    QLabel* m_icon;
    TextLabel* m_text;
    QPushButton* m_button;
    QPushButton* m_copy;
    QToolButton* m_cross;
    QWidget* m_buttons;
    QGridLayout* m_grid;
    bool m_isBelow = false;
    std::optional<Error> m_error;
    Tone m_tone = Tone::Neutral;
};

} // namespace ch::ui
