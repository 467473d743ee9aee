// SPDX-License-Identifier: Apache-2.0
// Text that is always shown as it is, never as HTML; elided with the whole text as tool tip if it does not fit.
// Thread of the windows.
#pragma once

#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"

#include <QLabel>

namespace ch::ui {

class TextLabel : public QLabel
{
    Q_OBJECT

public:
    explicit TextLabel(const QString& text = {}, TextStyle style = TextStyle::Body, QWidget* parent = nullptr);
    void setMuted(bool muted);
    /// In the strong colour of a tone; Neutral: as any text.
    void setTone(Tone tone);
    /// One line that shrinks with an ellipsis; else it wraps.
    void setElided(bool elided);
    void setFullText(const QString& text);
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    QColor color() const;
    QString shownText() const;

    Tone m_tone = Tone::Neutral;
    bool m_muted = false;
    bool m_elided = false;
};

/// A tool tip that shows the text as it is, line by line: Qt takes one for HTML if it looks like that. Empty: none.
QString plainTip(const QString& text);

} // namespace ch::ui
