// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/SectionDelegate.h"

#include "ui/kit/Icons.h"
#include "ui/kit/Theme.h"

#include <QPainter>

namespace ch::ui {

namespace {

constexpr int kIcon = 16;
constexpr int kInset = 12;

} // namespace

QSize SectionDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {0, kRowHeight};
}

void SectionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Colors& colors = colorsOf(option.palette);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(hasFocus ? QPen(colors.accent, 1.5) : QPen(Qt::NoPen));
    painter->setBrush(isSelected                                       ? QBrush(colors.accentSoft)
                      : option.state.testFlag(QStyle::State_MouseOver) ? QBrush(colors.hover)
                                                                       : QBrush(Qt::NoBrush));
    painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), kRadius, kRadius);
    const QColor ink = isSelected ? colors.accent : colors.muted;
    const QRect box = option.rect.adjusted(kInset, 0, -kInset, 0);
    const QByteArray iconName = index.data(kIconRole).toString().toLatin1();
    const QFont font = fontOf(isSelected ? TextStyle::Strong : TextStyle::Body);
    const QRect text = QStyle::visualRect(option.direction, option.rect, box.adjusted(kIcon + kInset, 0, 0, 0));
    // In a small window the icon stands alone, and in the middle.
    const bool hasText = text.width() > kIcon;
    QRect place(box.left(), box.top() + (box.height() - kIcon) / 2, kIcon, kIcon);
    if (!hasText)
        place.moveCenter(option.rect.center());
    painter->drawPixmap(QStyle::visualRect(option.direction, option.rect, place),
                        iconPixmap(QLatin1StringView(iconName), ink, kIcon, painter->device()->devicePixelRatioF()));
    painter->setFont(font);
    painter->setPen(isSelected ? colors.accent : colors.text);
    if (hasText)
        painter->drawText(text, int(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter),
                          QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    painter->restore();
}

} // namespace ch::ui
