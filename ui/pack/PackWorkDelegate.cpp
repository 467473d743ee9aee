// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/PackWorkDelegate.h"

#include "ui/kit/CellPainting.h"
#include "ui/kit/Icons.h"
#include "ui/kit/Pill.h"
#include "ui/pack/PackFonts.h"

#include <QPainter>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMark = 16;
/// As the header has it.
constexpr int kMargin = kGrid;

} // namespace

PackWorkDelegate::PackWorkDelegate(const PackWorkModel& model, const UiContext& context, QObject* parent)
    : RowDelegate(parent)
    , m_model(model)
    , m_context(context)
{}

void PackWorkDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const desk::PackWork& work = m_model.itemAt(index.row());
    const auto column = PackColumn(index.column());
    const Colors& colors = colorsOf(option.palette);
    const QString text = m_model.text(work, column);
    const QRect inner = option.rect.adjusted(kMargin, 0, -kMargin, -1);
    QFont pillFont = fontOf(TextStyle::Caption);
    pillFont.setWeight(QFont::Medium);
    painter->save();
    paintRow(painter, option, index);
    switch (column) {
    case PackColumn::Due:
        if (m_model.isLate(work)) {
            painter->setFont(pillFont);
            paintPill(*painter, inner, text, Tone::Bad, option.palette);
        } else {
            paintCellText(*painter, inner, fontOf(TextStyle::Body), colors.text, text);
        }
        break;
    case PackColumn::Number:
        paintNumber(*painter, inner, work, colors);
        break;
    case PackColumn::ShipTo:
        paintShipTo(*painter, inner, work, colors);
        break;
    case PackColumn::Who:
        painter->setFont(pillFont);
        paintPill(*painter, inner, text, work.isMine ? Tone::Good : Tone::Info, option.palette);
        break;
    default:
        paintCellText(*painter, inner, fontOf(TextStyle::Body), colors.text, text);
    }
    painter->restore();
}

void PackWorkDelegate::paintNumber(QPainter& painter, const QRect& room, const desk::PackWork& work,
                                   const Colors& colors) const
{
    const QFont font = packFont(16);
    paintCellText(painter, room, font, colors.text, work.orderNo);
    if (work.refused == 0 && work.waiting == 0)
        return;
    const int left = room.left() + QFontMetrics(font, painter.device()).horizontalAdvance(work.orderNo) + kGrid;
    painter.drawPixmap(std::min(left, room.right() - kMark), room.center().y() - kMark / 2,
                       iconPixmap(work.refused > 0 ? "warning"_L1 : "clock"_L1,
                                  work.refused > 0 ? colors.bad : colors.info, kMark,
                                  painter.device()->devicePixelRatioF()));
}

void PackWorkDelegate::paintShipTo(QPainter& painter, const QRect& room, const desk::PackWork& work,
                                   const Colors& colors) const
{
    QStringList place;
    for (const QString& part : {work.city, m_context.formats().country(work.country)}) {
        if (!part.isEmpty())
            place.append(part);
    }
    const CellLine name{fontOf(TextStyle::Body), colors.text, work.shipTo};
    if (place.isEmpty())
        paintCellText(painter, room, name.font, name.color, name.text);
    else
        paintCellLines(painter, room, name, {fontOf(TextStyle::Caption), colors.muted, place.join(u" · "_s)});
}

} // namespace ch::ui
