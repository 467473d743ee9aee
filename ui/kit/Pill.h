// SPDX-License-Identifier: Apache-2.0
// A coloured pill with text: what lists paint and what details show.
// Thread of the windows.
#pragma once

#include "ui/kit/Theme.h"
#include "ui/kit/Words.h"

#include <QWidget>

class QPainter;

namespace ch::ui {

/// In the painter's font, at the left of `rect` and in its middle; elided if it does not fit.
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

} // namespace ch::ui
