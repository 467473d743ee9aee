// SPDX-License-Identifier: Apache-2.0
#include "ui/activity/ActivityDelegate.h"

#include "ui/activity/ActivityModel.h"
#include "ui/kit/Icons.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Widgets.h"

#include <QPainter>

namespace ch::ui {

namespace {

constexpr int kHeight = 64;
constexpr int kInset = 2 * kGrid;
constexpr int kDisc = 32;
constexpr int kIcon = 16;
constexpr int kPillHeight = 20;

void paintDisc(QPainter& painter, const QRect& disc, const ActivityRow& row, const Colors& colors)
{
    const bool isBad = row.tone == Tone::Bad;
    const bool isWarn = row.tone == Tone::Warn;
    painter.setPen(Qt::NoPen);
    painter.setBrush(isBad ? colors.badSoft : isWarn ? colors.warnSoft : colors.neutralSoft);
    painter.drawEllipse(disc);
    const QColor ink = isBad ? colors.bad : isWarn ? colors.warn : colors.muted;
    const QRect box(disc.center() - QPoint(kIcon / 2 - 1, kIcon / 2 - 1), QSize(kIcon, kIcon));
    painter.drawPixmap(box, iconPixmap(row.icon, ink, kIcon, painter.device()->devicePixelRatioF()));
}

} // namespace

QSize ActivityDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const
{
    return {0, kHeight};
}

void ActivityDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* model = qobject_cast<const ActivityModel*>(index.model());
    if (!model)
        return;
    const ActivityRow row = model->rowAt(index.row());
    const Colors& colors = colorsOf(option.palette);
    const QRect& all = option.rect;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(all, colors.selection);
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(all, colors.hover);
    painter->fillRect(QRect(all.left(), all.bottom(), all.width(), 1), colors.border);
    if ((option.state & QStyle::State_Selected) && (option.state & QStyle::State_HasFocus))
        painter->fillRect(QRect(all.left(), all.top(), 3, all.height() - 1), colors.accent);

    const QRect inner = all.adjusted(kInset, 0, -kInset, 0);
    const QRect disc(inner.left(), all.top() + (kHeight - kDisc) / 2, kDisc, kDisc);
    paintDisc(*painter, disc, row, colors);

    const QFont caption = fontOf(TextStyle::Caption);
    const int timeWidth = QFontMetrics(caption).horizontalAdvance(row.time);
    const QRect text = inner.adjusted(kDisc + kGrid + kGrid / 2, 11, 0, -11);
    painter->setFont(caption);
    painter->setPen(colors.muted);
    painter->drawText(QRect(text.right() - timeWidth, text.top(), timeWidth + 1, 20), Qt::AlignRight | Qt::AlignVCenter,
                      row.time);

    const QFont strong = fontOf(TextStyle::Strong);
    painter->setFont(strong);
    painter->setPen(colors.text);
    const int titleRoom = text.width() - timeWidth - 2 * kGrid;
    painter->drawText(QRect(text.left(), text.top(), titleRoom, 20), Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(strong).elidedText(row.title, Qt::ElideRight, titleRoom));

    int room = text.width();
    if (!row.pill.isEmpty()) {
        const int width = pillWidth(row.pill, caption);
        paintPill(*painter, QRect(text.right() - width + 1, text.bottom() - kPillHeight + 1, width, kPillHeight),
                  row.pill, row.tone, option.palette);
        room -= width + kGrid;
    }
    const QFont body = fontOf(TextStyle::Body);
    painter->setFont(body);
    painter->setPen(row.tone == Tone::Bad ? colors.bad : colors.muted);
    painter->drawText(QRect(text.left(), text.bottom() - 19, room, 20), Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(body).elidedText(row.text, Qt::ElideRight, room));
    painter->restore();
}

} // namespace ch::ui
