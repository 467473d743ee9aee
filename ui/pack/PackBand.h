// SPDX-License-Identifier: Apache-2.0
// What the last scan came to: a band of colour with an icon and a sentence that can be read from the other side of the bench.
// Thread of the windows.
#pragma once

#include "ui/pack/PackWords.h"

#include <QWidget>

namespace ch::ui {

class PackBand : public QWidget
{
    Q_OBJECT

public:
    explicit PackBand(QWidget* parent = nullptr);

    /// Painted when it returns: who scans does not wait for the event loop.
    void say(const PackFeedback& feedback);
    Tone tone() const { return m_tone; }
    const QString& sentence() const { return m_sentence; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone = Tone::Neutral;
    QString m_sentence;
};

} // namespace ch::ui
