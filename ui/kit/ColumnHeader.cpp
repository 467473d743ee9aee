// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/ColumnHeader.h"

#include "ui/kit/CellPainting.h"
#include "ui/kit/Icons.h"
#include "ui/kit/Theme.h"

#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOptionHeader>

#include <algorithm>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kHeight = 36;
constexpr int kArrow = 12;

} // namespace

ColumnHeader::ColumnHeader(const ListColumns& columns, Role role, QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_columns(columns, role)
{
    setSectionsMovable(true);
    setSectionsClickable(true);
    setHighlightSections(false);
    setStretchLastSection(false);
    setMinimumSectionSize(40);
    setFixedHeight(kHeight);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Columns"));
    connect(this, &QHeaderView::sectionResized, this, &ColumnHeader::onResized);
    connect(this, &QHeaderView::sectionMoved, this, &ColumnHeader::onMoved);
    connect(this, &QHeaderView::sectionClicked, this, &ColumnHeader::onClicked);
}

void ColumnHeader::setColumns(const ColumnLayout& columns)
{
    m_columns = columns;
    fit(m_room);
}

void ColumnHeader::fit(int room)
{
    m_room = room;
    if (count() == 0 || room <= 0)
        return;
    m_isPlacing = true;
    const std::vector<ColumnLayout::Placed> placed = m_columns.placedIn(room);
    int position = 0;
    for (const ColumnId column : m_columns.all())
        moveSection(visualIndex(column.place), position++);
    for (int section = 0; section < count(); ++section) {
        const auto found = std::ranges::find(placed, ColumnId(section), &ColumnLayout::Placed::column);
        setSectionHidden(section, found == placed.end());
        if (found != placed.end())
            resizeSection(section, found->width);
    }
    m_isPlacing = false;
}

void ColumnHeader::setSort(int sort, bool isDescending)
{
    m_sort = sort;
    m_isDescending = isDescending;
    viewport()->update();
}

std::vector<ColumnId> ColumnHeader::placed() const
{
    std::vector<ColumnId> columns;
    for (int position = 0; position < count(); ++position) {
        if (!isSectionHidden(logicalIndex(position)))
            columns.emplace_back(logicalIndex(position));
    }
    return columns;
}

void ColumnHeader::paintSection(QPainter* painter, const QRect& rect, int logicalIndex) const
{
    QStyleOptionHeader option;
    initStyleOption(&option);
    option.rect = rect;
    option.section = logicalIndex;
    if (rect.contains(mapFromGlobal(QCursor::pos())) && underMouse())
        option.state |= QStyle::State_MouseOver;
    style()->drawControl(QStyle::CE_HeaderSection, &option, painter, this);

    const ListColumn& spec = m_columns.columns().spec(ColumnId(logicalIndex));
    const QString whole = m_columns.columns().title(ColumnId(logicalIndex));
    const Colors& colors = colorsOf(palette());
    const bool isSorted = spec.sort && spec.sort == m_sort;
    painter->save();
    QFont font = fontOf(TextStyle::Caption);
    font.setWeight(QFont::Medium);
    painter->setFont(font);
    painter->setPen(isSorted ? colors.text : colors.muted);
    const QRect text = contentOfCell(rect);
    if (isSorted) {
        const QString title = painter->fontMetrics().elidedText(whole, Qt::ElideRight, text.width() - kArrow - 4);
        const int width = painter->fontMetrics().horizontalAdvance(title);
        const int left = spec.isRightAligned ? text.right() - width - kArrow - 2 : text.left();
        painter->drawText(QRect(left, rect.top(), width + 2, rect.height()), Qt::AlignVCenter | Qt::AlignLeft, title);
        QPixmap arrow = iconPixmap("chevron-down"_L1, colors.text, kArrow, devicePixelRatioF());
        if (!m_isDescending)
            arrow = arrow.transformed(QTransform().scale(1, -1));
        painter->drawPixmap(left + width + 4, rect.center().y() - kArrow / 2 + 1, arrow);
    } else {
        painter->drawText(text, int(Qt::AlignVCenter) | int(spec.isRightAligned ? Qt::AlignRight : Qt::AlignLeft),
                          painter->fontMetrics().elidedText(whole, Qt::ElideRight, text.width()));
    }
    painter->restore();
}

void ColumnHeader::contextMenuEvent(QContextMenuEvent* event)
{
    const int section = logicalIndexAt(event->pos());
    Q_EMIT menuRequested(section < 0 ? std::nullopt : std::optional(ColumnId(section)), event->globalPos());
}

void ColumnHeader::mousePressEvent(QMouseEvent* event)
{
    m_isPressed = true;
    m_isResized = false;
    QHeaderView::mousePressEvent(event);
}

void ColumnHeader::mouseReleaseEvent(QMouseEvent* event)
{
    QHeaderView::mouseReleaseEvent(event);
    m_isPressed = false;
    // The others give or take the difference once the mouse is let go, not under it.
    if (std::exchange(m_isResized, false)) {
        fit(m_room);
        Q_EMIT columnsChanged(m_columns);
    }
}

void ColumnHeader::onResized(int section, int, int newWidth)
{
    if (m_isPlacing || !m_isPressed || newWidth == 0)
        return;
    m_columns.setWidth(ColumnId(section), newWidth);
    m_isResized = true;
}

void ColumnHeader::onMoved(int section, int, int newPosition)
{
    if (m_isPlacing)
        return;
    m_columns.move(ColumnId(section), newPosition);
    Q_EMIT columnsChanged(m_columns);
}

void ColumnHeader::onClicked(int section)
{
    const ListColumn& spec = m_columns.columns().spec(ColumnId(section));
    if (!spec.sort)
        return;
    Q_EMIT sortRequested(*spec.sort, spec.sort == m_sort ? !m_isDescending : spec.descendsFirst);
}

} // namespace ch::ui
