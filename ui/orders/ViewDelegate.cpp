// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/ViewDelegate.h"

#include "ui/kit/Icons.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Widgets.h"
#include "ui/orders/ViewListModel.h"

#include <QPainter>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kHeight = 34;
constexpr int kHeadingHeight = 40;
constexpr int kIcon = 16;
constexpr int kMargin = 10;
constexpr int kPillHeight = 20;

QLatin1StringView iconOf(ViewKind kind)
{
    switch (kind) {
    case ViewKind::Late:
        return "clock"_L1;
    case ViewKind::DueToday:
        return "calendar"_L1;
    case ViewKind::ToShip:
        return "truck"_L1;
    case ViewKind::OnHold:
        return "pause"_L1;
    case ViewKind::Outbox:
        return "upload"_L1;
    case ViewKind::All:
        return "orders"_L1;
    case ViewKind::Heading:
    case ViewKind::Saved:
        break;
    }
    return "star"_L1;
}

} // namespace

ViewDelegate::ViewDelegate(UiContext& context, QObject* parent) : QStyledItemDelegate(parent), m_context(context) {}

QSize ViewDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    const bool isHeading = ViewKind(index.data(ViewListModel::KindRole).toInt()) == ViewKind::Heading;
    return {160, isHeading ? kHeadingHeight : kHeight};
}

void ViewDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Colors& colors = colorsOf(option.palette);
    const auto kind = ViewKind(index.data(ViewListModel::KindRole).toInt());
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (kind == ViewKind::Heading) {
        painter->setFont(fontOf(TextStyle::Caption));
        painter->setPen(colors.muted);
        painter->drawText(option.rect.adjusted(kMargin, 0, -kMargin, -6), Qt::AlignLeft | Qt::AlignBottom,
                          index.data().toString());
        painter->restore();
        return;
    }
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const QRectF back = QRectF(option.rect).adjusted(0, 1, 0, -1);
    if (isSelected || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(isSelected ? colors.selection : colors.hover);
        painter->drawRoundedRect(back, kRadius, kRadius);
    }
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        painter->setPen(QPen(colors.accent, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(back.adjusted(1, 1, -1, -1), kRadius, kRadius);
    }

    QRect rect = option.rect.adjusted(kMargin, 0, -kMargin, 0);
    const QVariant count = index.data(ViewListModel::CountRole);
    const bool isAlert = kind == ViewKind::Late && count.toLongLong() > 0;
    painter->drawPixmap(rect.left(), rect.center().y() - kIcon / 2 + 1,
                        iconPixmap(iconOf(kind),
                                   isAlert      ? colors.bad
                                   : isSelected ? colors.accent
                                                : colors.muted,
                                   kIcon, painter->device()->devicePixelRatioF()));
    rect.setLeft(rect.left() + kIcon + kMargin);

    const QFont caption = fontOf(TextStyle::Caption);
    const QString number = count.isValid() ? m_context.formats().count(count.toLongLong()) : QString();
    if (isAlert) {
        const int width = pillWidth(number, caption);
        painter->setFont(caption);
        paintPill(*painter,
                  QRect(rect.right() - width + 1, rect.center().y() - kPillHeight / 2 + 1, width, kPillHeight), number,
                  Tone::Bad, option.palette);
        rect.setRight(rect.right() - width - kMargin);
    } else if (!number.isEmpty()) {
        painter->setFont(caption);
        painter->setPen(isSelected ? colors.text : colors.muted);
        painter->drawText(rect, Qt::AlignRight | Qt::AlignVCenter, number);
        rect.setRight(rect.right() - QFontMetrics(caption).horizontalAdvance(number) - kMargin);
    }
    const QFont font = fontOf(isSelected ? TextStyle::Strong : TextStyle::Body);
    painter->setFont(font);
    painter->setPen(colors.text);
    painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, rect.width()));
    painter->restore();
}

} // namespace ch::ui
