// SPDX-License-Identifier: Apache-2.0
#include "ui/sales/KpiTile.h"

#include "ui/kit/StylePainting.h"
#include "ui/kit/Tones.h"

#include <QPainter>

namespace ch::ui {

namespace {

constexpr int kPadding = 14;
constexpr int kLeastFigure = 15;

} // namespace

KpiTile::KpiTile(QWidget* parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
}

void KpiTile::setWords(const Words& words)
{
    if (words == m_words)
        return;
    m_words = words;
    QStringList said{words.name, words.value};
    if (!words.change.isEmpty())
        said.push_back(words.change);
    if (!words.before.isEmpty())
        said.push_back(words.before);
    setAccessibleName(said.join(QStringLiteral(", ")));
    setToolTip(tr("Show it in the chart"));
    update();
}

void KpiTile::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void KpiTile::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

void KpiTile::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& colors = colorsOf(palette());
    paint::box(painter, rect(), underMouse() && !isChecked() ? colors.hover : colors.surface,
               isChecked() ? colors.accent : colors.border, kRadius + 2, isChecked() ? 2 : 1);
    if (hasFocus())
        paint::focusRing(painter, QRectF(rect()).adjusted(3, 3, -3, -3), colors, kRadius);
    const QRect inside = rect().adjusted(kPadding, 12, -kPadding, -11);

    painter.setFont(fontOf(TextStyle::Caption));
    painter.setPen(colors.muted);
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignTop,
                     painter.fontMetrics().elidedText(m_words.name, Qt::ElideRight, inside.width()));

    // A figure is never cut: it gets smaller until it fits.
    QFont figure = fontOf(TextStyle::Figure);
    figure.setPixelSize(24);
    while (figure.pixelSize() > kLeastFigure && QFontMetrics(figure).horizontalAdvance(m_words.value) > inside.width())
        figure.setPixelSize(figure.pixelSize() - 1);
    painter.setFont(figure);
    painter.setPen(colors.text);
    painter.drawText(inside.adjusted(0, -2, 0, 2), Qt::AlignLeft | Qt::AlignVCenter, m_words.value);

    QRect foot = inside;
    if (!m_words.change.isEmpty()) {
        QFont strong = fontOf(TextStyle::Caption);
        strong.setWeight(QFont::DemiBold);
        painter.setFont(strong);
        painter.setPen(m_words.tone == Tone::Neutral ? colors.muted : strongOf(m_words.tone, colors));
        painter.drawText(foot, Qt::AlignLeft | Qt::AlignBottom, m_words.change);
        foot.setLeft(foot.left() + painter.fontMetrics().horizontalAdvance(m_words.change) + 7);
    }
    painter.setFont(fontOf(TextStyle::Caption));
    painter.setPen(colors.muted);
    if (foot.width() > 24)
        painter.drawText(foot, Qt::AlignLeft | Qt::AlignBottom,
                         painter.fontMetrics().elidedText(m_words.before, Qt::ElideRight, foot.width()));
}

} // namespace ch::ui
