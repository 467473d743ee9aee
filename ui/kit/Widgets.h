// SPDX-License-Identifier: Apache-2.0
// Small shared parts of screens: pills, chips, cards, empty states, copyable fields, notices.
// Thread of the windows. All take their colours from the palette, work by keyboard, and have a name for screen readers.
#pragma once

#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

class QBoxLayout;
class QPainter;

namespace ch::ui {

/// Text that is always shown as it is, never as HTML; elided with the whole text as tool tip if it does not fit.
class TextLabel : public QLabel
{
    Q_OBJECT

public:
    explicit TextLabel(const QString& text = {}, TextStyle style = TextStyle::Body, QWidget* parent = nullptr);
    void setMuted(bool muted);
    /// One line that shrinks with an ellipsis; else it wraps.
    void setElided(bool elided);
    void setFullText(const QString& text);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QString m_text;
    bool m_muted = false;
    bool m_elided = false;
};

/// A coloured pill with text: what lists paint and what details show.
void paintPill(QPainter& painter, const QRect& rect, const QString& text, Tone tone, const QPalette& palette);
/// The width that paintPill() needs in the given font.
int pillWidth(const QString& text, const QFont& font);
class Pill : public QWidget
{
    Q_OBJECT

public:
    explicit Pill(const QString& text = {}, Tone tone = Tone::Neutral, QWidget* parent = nullptr);
    void set(const QString& text, Tone tone);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    Tone m_tone;
};

/// A filter in words: a click edits it, the cross removes it. Focusable; Delete removes, Enter edits.
class Chip : public QFrame
{
    Q_OBJECT

public:
    explicit Chip(const QString& text, QWidget* parent = nullptr);
    void setText(const QString& text);

Q_SIGNALS:
    void clicked();
    void removed();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    TextLabel* m_label;
    QToolButton* m_cross;
};

enum class ButtonKind { Primary, Plain, Quiet, Danger };
/// One Primary on a screen or sheet at most.
QPushButton* makeButton(const QString& text, ButtonKind kind, QWidget* parent = nullptr);
/// `tip` is its name for screen readers too.
QToolButton* makeIconButton(QLatin1StringView iconName, const QString& tip, QWidget* parent = nullptr);
void setButtonKind(QPushButton* button, ButtonKind kind);

/// A surface with a heading and rows below it.
class Card : public QFrame
{
    Q_OBJECT

public:
    explicit Card(const QString& heading = {}, QWidget* parent = nullptr);
    void setHeading(const QString& heading);
    QBoxLayout* body() const { return m_body; }
    /// Right of the heading.
    void addHeaderWidget(QWidget* widget);

private:
    TextLabel* m_heading;
    QBoxLayout* m_head;
    QBoxLayout* m_body;
};

/// A caption above a value that can be selected and copied with the button that appears on hover or focus.
class CopyField : public QWidget
{
    Q_OBJECT

public:
    explicit CopyField(const QString& caption, QWidget* parent = nullptr);
    void setCaption(const QString& caption);
    void setValue(const QString& value);

private:
    TextLabel* m_caption;
    QLabel* m_value;
    QToolButton* m_copy;
};

/// Nothing here, still loading, not reachable: an icon, a sentence, what to do, and perhaps a button that does it.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget* parent = nullptr);
    void set(QLatin1StringView iconName, const QString& title, const QString& text, const QString& buttonText = {});

Q_SIGNALS:
    void buttonClicked();

private:
    QLabel* m_icon;
    TextLabel* m_title;
    TextLabel* m_text;
    QPushButton* m_button;
    QString m_iconName;
};

/// A line across a page or sheet: what is the matter and what can be done about it. Instead of a message box.
class Notice : public QFrame
{
    Q_OBJECT

public:
    explicit Notice(QWidget* parent = nullptr);
    void show(Tone tone, const QString& text, const QString& buttonText = {});
    /// With "Copy details".
    void show(const Error& error, const QString& buttonText = {});

Q_SIGNALS:
    void buttonClicked();

private:
    QLabel* m_icon;
    TextLabel* m_text;
    QPushButton* m_button;
    QPushButton* m_copy;
    QString m_details;
    Tone m_tone = Tone::Neutral;
};

} // namespace ch::ui
