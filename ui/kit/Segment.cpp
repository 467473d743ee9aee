// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/Segment.h"

#include "ui/kit/Icons.h"
#include "ui/kit/StylePainting.h"
#include "ui/kit/Theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace ch::ui {

namespace {

constexpr int kSide = 12;
constexpr int kIcon = 16;
constexpr int kGap = 6;

} // namespace

Segment::Segment(const QString& text, const QString& iconName, QWidget* parent)
    : QAbstractButton(parent)
    , m_iconName(iconName)
{
    setText(text);
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    QFont font = fontOf(TextStyle::Body);
    font.setWeight(QFont::Medium);
    setFont(font);
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
}

QSize Segment::sizeHint() const
{
    const int glyph = m_iconName.isEmpty() ? 0 : kIcon + kGap;
    return {fontMetrics().size(Qt::TextShowMnemonic, text()).width() + glyph + 2 * kSide, kControlHeight - 4};
}

void Segment::keyPressEvent(QKeyEvent* event)
{
    // Left to the control: it knows which ones may be chosen, and announces the choice.
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
        event->ignore();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void Segment::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colors& colors = colorsOf(palette());
    if (isChecked())
        paint::box(painter, rect(), isDark(palette()) ? colors.selection : colors.surface, colors.border, 5);
    else if (underMouse() && isEnabled())
        paint::box(painter, rect(), colors.hover, Qt::transparent, 5);
    const QColor color = !isEnabled() ? colors.faint : isChecked() ? colors.accent : colors.muted;
    const int textWidth = fontMetrics().size(Qt::TextShowMnemonic, text()).width();
    const int glyph = m_iconName.isEmpty() ? 0 : kIcon + kGap;
    const int left = (width() - glyph - textWidth) / 2;
    if (glyph > 0) {
        const QRect place =
            QStyle::visualRect(layoutDirection(), rect(), QRect(left, (height() - kIcon) / 2, kIcon, kIcon));
        painter.drawPixmap(place.topLeft(),
                           iconPixmap(QLatin1StringView(m_iconName.toLatin1()), color, kIcon, devicePixelRatioF()));
    }
    const QRect place = QStyle::visualRect(layoutDirection(), rect(), QRect(left + glyph, 0, textWidth + 1, height()));
    painter.setPen(color);
    painter.drawText(place, Qt::AlignCenter | Qt::TextSingleLine | Qt::TextShowMnemonic, text());
    if (hasFocus())
        paint::focusRing(painter, rect(), colors, 5);
}

} // namespace ch::ui
