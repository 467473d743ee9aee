// SPDX-License-Identifier: Apache-2.0
#include "ui/shell/PaletteDelegate.h"

#include "ui/kit/Icons.h"
#include "ui/kit/Theme.h"
#include "ui/kit/Widgets.h"
#include "ui/shell/KeyCaps.h"
#include "ui/shell/PaletteModel.h"

#include <QPainter>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kIcon = 16;
constexpr int kPadding = 12;
constexpr int kHeadingHeight = 28;
constexpr int kPillHeight = 20;

void drawText(QPainter& painter, const QRect& box, const QString& text, const QStyleOptionViewItem& option)
{
    const auto alignment = QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignVCenter;
    painter.drawText(QStyle::visualRect(option.direction, option.rect, box), int(alignment) | Qt::TextSingleLine,
                     QFontMetrics(painter.font()).elidedText(text, Qt::ElideRight, box.width()));
}

/// Where the text begins, after the icon.
QRect paintIcon(QPainter& painter, const QStyleOptionViewItem& option, QLatin1StringView name, const QColor& color)
{
    const QRect box = option.rect.adjusted(kPadding, 0, -kPadding, 0);
    const QRect place(box.left(), box.center().y() - kIcon / 2, kIcon, kIcon);
    painter.drawPixmap(QStyle::visualRect(option.direction, option.rect, place),
                       iconPixmap(name, color, kIcon, painter.device()->devicePixelRatioF()));
    return box.adjusted(kIcon + kPadding, 0, 0, 0);
}

} // namespace

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* model = qobject_cast<const PaletteModel*>(index.model());
    if (model == nullptr)
        return;
    const PaletteEntry& entry = model->entry(index.row());
    const Colors& colors = colorsOf(option.palette);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (entry.kind == PaletteEntry::Kind::Heading) {
        painter->setFont(fontOf(TextStyle::Caption));
        painter->setPen(colors.muted);
        drawText(*painter, option.rect.adjusted(kPadding, kGrid / 2, -kPadding, 0), entry.title, option);
    } else {
        if ((option.state & QStyle::State_Selected) != 0) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(colors.selection);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(0, 1, 0, -1), kRadius, kRadius);
        }
        if (entry.kind == PaletteEntry::Kind::Order)
            paintOrder(*painter, option, entry);
        else
            paintCommand(*painter, option, entry);
    }
    painter->restore();
}

void PaletteDelegate::paintCommand(QPainter& painter, const QStyleOptionViewItem& option, const PaletteEntry& entry)
{
    const Colors& colors = colorsOf(option.palette);
    QRect box = option.rect.adjusted(kPadding, 0, -kPadding, 0);
    const QRect iconBox(box.left(), box.center().y() - kIcon / 2, kIcon, kIcon);
    const auto mode = entry.isEnabled ? QIcon::Normal : QIcon::Disabled;
    if (entry.action && !entry.action->icon().isNull())
        entry.action->icon().paint(&painter, QStyle::visualRect(option.direction, option.rect, iconBox),
                                   Qt::AlignCenter, mode);
    else
        paintIcon(painter, option, "chevron-right"_L1, colors.faint);
    box.adjust(kIcon + kPadding, 0, 0, 0);
    if (entry.action && !entry.action->shortcut().isEmpty()) {
        const QKeySequence keys = entry.action->shortcut();
        paintKeyCaps(painter, QStyle::visualRect(option.direction, option.rect, box), keys, option.palette,
                     option.direction);
        box.adjust(0, 0, -keyCapsWidth(keys) - kPadding, 0);
    }
    painter.setFont(fontOf(TextStyle::Body));
    painter.setPen(entry.isEnabled ? colors.text : colors.faint);
    drawText(painter, box, entry.title, option);
}

void PaletteDelegate::paintOrder(QPainter& painter, const QStyleOptionViewItem& option, const PaletteEntry& entry)
{
    const Colors& colors = colorsOf(option.palette);
    QRect box = paintIcon(painter, option, "orders"_L1, colors.muted);
    const QString status = words(entry.order.status);
    const int width = pillWidth(status, fontOf(TextStyle::Caption));
    const QRect pill(box.right() + 1 - width, box.center().y() - kPillHeight / 2 + 1, width, kPillHeight);
    painter.setFont(fontOf(TextStyle::Caption));
    paintPill(painter, QStyle::visualRect(option.direction, option.rect, pill), status, toneOf(entry.order.status),
              option.palette);
    box.adjust(0, 0, -width - kPadding, 0);

    painter.setFont(fontOf(TextStyle::Strong));
    painter.setPen(colors.text);
    const int numberWidth = QFontMetrics(painter.font()).horizontalAdvance(entry.title);
    drawText(painter, QRect(box.left(), box.top(), std::min(numberWidth + 1, box.width()), box.height()), entry.title,
             option);
    box.adjust(numberWidth + kPadding, 0, 0, 0);
    QStringList about;
    for (const QString& part : {entry.order.customerName, entry.order.city}) {
        if (!part.isEmpty())
            about.append(part);
    }
    painter.setFont(fontOf(TextStyle::Body));
    painter.setPen(colors.muted);
    if (box.width() > 0)
        drawText(painter, box, about.join(u" · "_s), option);
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto* model = qobject_cast<const PaletteModel*>(index.model());
    const bool isHeading = model != nullptr && model->entry(index.row()).kind == PaletteEntry::Kind::Heading;
    return {option.rect.width(), isHeading ? kHeadingHeight : kRowHeight};
}

} // namespace ch::ui
