// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/CountLink.h"

#include "ui/kit/Tones.h"

#include <QPainter>

namespace ch::ui {

namespace {

constexpr int kPadding = kGrid / 2;

QFont fontFor(Tone tone)
{
    QFont font = fontOf(TextStyle::Caption);
    if (tone != Tone::Neutral)
        font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

CountLink::CountLink(QWidget* parent) : QAbstractButton(parent)
{
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void CountLink::set(const QString& text, Tone tone)
{
    if (text == this->text() && tone == m_tone)
        return;
    m_tone = tone;
    setText(text);
    updateGeometry();
    update();
}

QSize CountLink::sizeHint() const
{
    const QFontMetrics metrics(fontFor(m_tone));
    return {metrics.horizontalAdvance(text()) + 2 * kPadding, metrics.height() + kPadding};
}

void CountLink::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& colors = colorsOf(palette());
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    if (underMouse() || isDown()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.hover);
        painter.drawRoundedRect(box, kRadius / 2.0, kRadius / 2.0);
    }
    if (hasFocus()) {
        painter.setPen(QPen(colors.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box, kRadius / 2.0, kRadius / 2.0);
    }
    painter.setFont(fontFor(m_tone));
    painter.setPen(m_tone == Tone::Neutral ? colors.muted : strongOf(m_tone, colors));
    painter.drawText(rect(), Qt::AlignCenter, text());
}

void CountLink::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void CountLink::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace ch::ui
