// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/ThemedTable.h"

#include "ui/kit/Theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace ch::ui {

ThemedTable::ThemedTable(const QString& name, QWidget* parent) : QTableView(parent)
{
    setAccessibleName(name);
    setFrameShape(NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setMouseTracking(true);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setTextElideMode(Qt::ElideRight);
    setEditTriggers(NoEditTriggers);
    // Tab leaves the table; arrows move in it.
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setItemDelegate(new RowDelegate(this));

    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setRowHeight(kRowHeight);
    QFont headFont = fontOf(TextStyle::Caption);
    headFont.setWeight(QFont::Medium);
    horizontalHeader()->setFont(headFont);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(40);
    horizontalHeader()->setFixedHeight(36);
    connect(this, &QTableView::doubleClicked, this, &ThemedTable::rowActivated);
}

void ThemedTable::setRowHeight(int height)
{
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
}

void ThemedTable::setHoverRow(int row)
{
    if (row == m_hoverRow)
        return;
    // Only the two bands, not the whole view.
    const auto updateRow = [this](int which) {
        if (which >= 0)
            viewport()->update(QRect(0, rowViewportPosition(which), viewport()->width(), rowHeight(which)));
    };
    updateRow(m_hoverRow);
    m_hoverRow = row;
    updateRow(m_hoverRow);
}

void ThemedTable::mouseMoveEvent(QMouseEvent* event)
{
    QTableView::mouseMoveEvent(event);
    setHoverRow(rowAt(event->position().toPoint().y()));
}

void ThemedTable::leaveEvent(QEvent* event)
{
    QTableView::leaveEvent(event);
    setHoverRow(-1);
}

void ThemedTable::wheelEvent(QWheelEvent* event)
{
    QTableView::wheelEvent(event);
    setHoverRow(rowAt(event->position().toPoint().y()));
}

void ThemedTable::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers() == Qt::NoModifier && currentIndex().isValid()) {
        Q_EMIT rowActivated(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void RowDelegate::paintRow(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index)
{
    const Colors& colors = colorsOf(option.palette);
    const auto* table = qobject_cast<const ThemedTable*>(option.widget);
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, colors.selection);
    else if (table && table->hoverRow() == index.row())
        painter->fillRect(option.rect, colors.hover);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), colors.border);
}

void RowDelegate::initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->state.setFlag(QStyle::State_HasFocus, false);
}

void RowDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    paintRow(painter, option, index);
    QStyleOptionViewItem content = option;
    // The band is there already.
    content.state.setFlag(QStyle::State_MouseOver, false);
    content.state.setFlag(QStyle::State_Selected, false);
    QStyledItemDelegate::paint(painter, content, index);
}

} // namespace ch::ui
