// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/PackLineDelegate.h"

#include "ui/kit/CellPainting.h"
#include "ui/kit/Icons.h"
#include "ui/pack/PackFonts.h"
#include "ui/pack/PackLineModel.h"
#include "ui/pack/PackWords.h"

#include <QPainter>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMargin = 2 * kGrid;
constexpr int kPlaceWidth = 14 * kGrid;
/// On a laptop at 150 % the names need some of it.
constexpr int kNarrowRow = 48 * kGrid;
constexpr int kNarrowPlaceWidth = 10 * kGrid;
constexpr int kQuantityWidth = 12 * kGrid;
constexpr int kCheck = 20;
constexpr int kBar = 4;

/// How full the line is, along its lower edge.
void drawShare(QPainter& painter, const QRect& row, const PackLine& line, const Colors& colors)
{
    const int width = int(row.width() * line.packed / std::max<qint64>(1, line.wanted));
    painter.fillRect(QRect(row.left(), row.bottom() - kBar, width, kBar), line.isDone() ? colors.good : colors.accent);
}

} // namespace

QSize PackLineDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    return {option.rect.width(), kPackRow};
}

void PackLineDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& model = static_cast<const PackLineModel&>(*index.model());
    const PackLine& line = model.lineAt(index.row());
    const Colors& colors = colorsOf(option.palette);
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, colors.selection);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), colors.border);
    if (line.packed > 0)
        drawShare(*painter, option.rect, line, colors);
    const QColor ink = line.isDone() ? colors.muted : colors.text;
    const QRect inner = option.rect.adjusted(kMargin, 0, -kMargin, -kBar);
    const int place = option.rect.width() < kNarrowRow ? kNarrowPlaceWidth : kPlaceWidth;
    paintCellText(*painter, QRect(inner.left(), inner.top(), place, inner.height()), packFont(18),
                  line.isDone() ? colors.muted : colors.accent, line.location);
    const QFont name = packFont(16, QFont::Medium);
    const QFont small = fontOf(TextStyle::Caption);
    const int upper = QFontMetrics(name, painter->device()).height();
    const int lower = QFontMetrics(small, painter->device()).height();
    const int top = inner.top() + (inner.height() - upper - lower - 2) / 2;
    const int left = inner.left() + place + kGrid;
    const int width = inner.width() - place - kQuantityWidth - 2 * kGrid;
    paintCellText(*painter, QRect(left, top, width, upper), name, ink, line.title.isEmpty() ? line.sku : line.title);
    paintCellText(*painter, QRect(left, top + upper + 2, width, lower), small, colors.muted, codesOf(line));
    QRect quantity(inner.right() - kQuantityWidth, inner.top(), kQuantityWidth, inner.height());
    if (line.isDone()) {
        painter->drawPixmap(quantity.right() - kCheck, quantity.center().y() - kCheck / 2,
                            iconPixmap("check"_L1, colors.good, kCheck, painter->device()->devicePixelRatioF()));
        quantity.setRight(quantity.right() - kCheck - kGrid);
    }
    paintCellText(*painter, quantity, packFont(24), ink,
                  QString(model.formats().count(line.packed) + u" / " + model.formats().count(line.wanted)),
                  Qt::AlignRight);
    painter->restore();
}

} // namespace ch::ui
