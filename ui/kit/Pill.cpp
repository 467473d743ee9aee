// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/Pill.h"

#include "ui/kit/Tones.h"

#include <QPainter>

namespace ch::ui {

namespace {

constexpr int kHeight = 22;
constexpr int kSide = 9;

} // namespace

void paintPill(QPainter& painter, const QRect& rect, const QString& text, Tone tone, const QPalette& palette)
{
    if (text.isEmpty() || rect.width() < 2 * kSide)
        return;
    const Colors& colors = colorsOf(palette);
    const int width = std::min(rect.width(), pillWidth(text, painter.font()));
    const int height = std::min(kHeight, rect.height());
    const QRect pill(rect.left(), rect.top() + (rect.height() - height) / 2, width, height);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(softOf(tone, colors));
    painter.drawRoundedRect(pill, height / 2.0, height / 2.0);
    painter.setPen(strongOf(tone, colors));
    const QRect inner = pill.adjusted(kSide, 0, -kSide, 0);
    painter.drawText(inner, Qt::AlignCenter | Qt::TextSingleLine,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, inner.width() + 1));
    painter.restore();
}

int pillWidth(const QString& text, const QFont& font)
{
    return QFontMetrics(font).horizontalAdvance(text) + 2 * kSide + 1;
}

Pill::Pill(const QString& text, Tone tone, QWidget* parent) : QWidget(parent), m_tone(tone)
{
    QFont font = fontOf(TextStyle::Caption);
    font.setWeight(QFont::Medium);
    setFont(font);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    set(text, tone);
}

void Pill::set(const QString& text, Tone tone)
{
    m_text = text;
    m_tone = tone;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const
{
    return {pillWidth(m_text, font()), kHeight};
}

void Pill::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setFont(font());
    paintPill(painter, rect(), m_text, m_tone, palette());
}

} // namespace ch::ui
