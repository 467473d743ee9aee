// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/PackBand.h"

#include "ui/kit/Icons.h"
#include "ui/kit/StylePainting.h"
#include "ui/kit/Tones.h"
#include "ui/pack/PackFonts.h"

#include <QAccessible>
#include <QPainter>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kHeight = 10 * kGrid;
constexpr int kIcon = 40;
constexpr int kText = 26;
constexpr int kLeastText = 16;

/// What can be read on a colour.
QColor inkOn(const QColor& ground)
{
    return ground.lightnessF() > 0.55F ? QColor(0x10, 0x14, 0x1a) : QColor(Qt::white);
}

} // namespace

PackBand::PackBand(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize PackBand::sizeHint() const
{
    return {60 * kGrid, kHeight};
}

void PackBand::say(const PackFeedback& feedback)
{
    m_tone = feedback.tone;
    m_sentence = feedback.sentence;
    setAccessibleName(m_sentence);
    if (isVisible()) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
    repaint();
}

void PackBand::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colors& colors = colorsOf(palette());
    const bool isQuiet = m_tone == Tone::Neutral || m_tone == Tone::Info;
    const QColor ground = m_tone == Tone::Neutral ? colors.surface
                          : isQuiet               ? softOf(m_tone, colors)
                                                  : strongOf(m_tone, colors);
    const QColor ink = isQuiet ? colors.text : inkOn(ground);
    paint::box(painter, rect(), ground, isQuiet ? colors.border : ground, kRadius + 2);
    const QLatin1StringView name = m_tone == Tone::Neutral ? "barcode"_L1 : iconOf(m_tone);
    const int side = (height() - kIcon) / 2;
    painter.drawPixmap(side, side,
                       iconPixmap(name, m_tone == Tone::Neutral ? colors.muted : ink, kIcon, devicePixelRatioF()));
    const QRect room = rect().adjusted(2 * side + kIcon, 4, -2 * kGrid, -4);
    QFont font = packFont(kText);
    // A long name gets smaller before it is cut.
    while (font.pixelSize() > kLeastText &&
           QFontMetrics(font).boundingRect(QRect(0, 0, room.width(), 10'000), Qt::TextWordWrap, m_sentence).height() >
               room.height())
        font.setPixelSize(font.pixelSize() - 2);
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap, m_sentence);
}

} // namespace ch::ui
