// SPDX-License-Identifier: Apache-2.0
#include "ui/pack/PickListDelegate.h"

#include "ui/kit/CellPainting.h"
#include "ui/pack/PackFonts.h"
#include "ui/pack/PickListModel.h"

#include <QPainter>

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kMargin = 2 * kGrid;
constexpr int kPlaceWidth = 16 * kGrid;
constexpr int kQuantityWidth = 9 * kGrid;
/// Where the names begin. How many to take stands beside where from: on a wide screen eyes would lose the row.
constexpr int kNameAt = kPlaceWidth + kQuantityWidth + 3 * kGrid;
constexpr int kHeadingHeight = 5 * kGrid;

void drawHeading(QPainter& painter, const QRect& rect, const PickListModel::Row& row, const QString& quantity,
                 const Colors& colors)
{
    painter.fillRect(rect, colors.window);
    const QRect inner = rect.adjusted(kMargin, 0, -kMargin, 0);
    const QFont strong = fontOf(TextStyle::Heading);
    const QFontMetrics metrics(strong, painter.device());
    // A long number pushes the others aside.
    const int width = std::max(kPlaceWidth + kQuantityWidth,
                               metrics.horizontalAdvance(row.title) + 2 * kGrid + metrics.horizontalAdvance(quantity));
    const QRect figures(inner.left(), inner.top(), width, inner.height());
    paintCellText(painter, figures, strong, colors.text, row.title);
    paintCellText(painter, figures, strong, colors.text, quantity, Qt::AlignRight);
    paintCellText(painter, inner.adjusted(width + 3 * kGrid, 0, 0, 0), fontOf(TextStyle::Body), colors.muted, row.note);
}

} // namespace

QSize PickListDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& model = static_cast<const PickListModel&>(*index.model());
    return {option.rect.width(), model.rowAt(index.row()).isHeading ? kHeadingHeight : kPackRow};
}

void PickListDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& model = static_cast<const PickListModel&>(*index.model());
    const PickListModel::Row& row = model.rowAt(index.row());
    const Colors& colors = colorsOf(option.palette);
    painter->save();
    if (row.isHeading) {
        drawHeading(*painter, option.rect, row, model.quantityText(row), colors);
        painter->restore();
        return;
    }
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, colors.selection);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), colors.border);
    const QRect inner = option.rect.adjusted(kMargin, 0, -kMargin, -1);
    paintCellText(*painter, QRect(inner.left(), inner.top(), kPlaceWidth, inner.height()), packFont(20), colors.accent,
                  row.location);
    const QFont name = packFont(16, QFont::Medium);
    const QFont small = fontOf(TextStyle::Caption);
    const int upper = QFontMetrics(name, painter->device()).height();
    const int lower = QFontMetrics(small, painter->device()).height();
    const int lines = row.note.isEmpty() ? 1 : 2;
    int top = inner.top() + (inner.height() - upper - lines * lower) / 2;
    const int left = inner.left() + kNameAt;
    const int width = inner.width() - kNameAt;
    paintCellText(*painter, QRect(left, top, width, upper), name, colors.text, row.title);
    paintCellText(*painter, QRect(left, top += upper, width, lower), small, colors.muted, row.codes);
    if (!row.note.isEmpty())
        paintCellText(*painter, QRect(left, top + lower, width, lower), small, row.isShort ? colors.warn : colors.muted,
                      row.note);
    paintCellText(*painter, QRect(inner.left() + kPlaceWidth, inner.top(), kQuantityWidth, inner.height()),
                  packFont(32), colors.text, model.quantityText(row), Qt::AlignRight);
    painter->restore();
}

} // namespace ch::ui
