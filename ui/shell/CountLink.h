// SPDX-License-Identifier: Apache-2.0
// A few words that lead somewhere: "3 waiting" in the status strip.
// Thread of the windows.
#pragma once

#include "ui/kit/Words.h"

#include <QAbstractButton>

namespace ch::ui {

class CountLink : public QAbstractButton
{
    Q_OBJECT

public:
    explicit CountLink(QWidget* parent = nullptr);

    /// Neutral: said quietly.
    void set(const QString& text, Tone tone);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    Tone m_tone = Tone::Neutral;
};

} // namespace ch::ui
