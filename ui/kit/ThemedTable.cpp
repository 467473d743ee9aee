// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/ThemedTable.h"

#include "ui/kit/Theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>

namespace ch::ui {

namespace {

/// By what is seen, not by the model's order.
int firstVisibleColumn(const QTableView& table)
{
    const QHeaderView& header = *table.horizontalHeader();
    for (int visual = 0; visual < header.count(); ++visual) {
        if (!header.isSectionHidden(header.logicalIndex(visual)))
            return visual;
    }
    return -1;
}

} // namespace

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

void ThemedTable::updateRow(int row)
{
    // Only the band, not the whole view.
    if (row >= 0)
        viewport()->update(QRect(0, rowViewportPosition(row), viewport()->width(), rowHeight(row)));
}

void ThemedTable::setHoverRow(int row)
{
    if (row == m_hoverRow)
        return;
    updateRow(m_hoverRow);
    m_hoverRow = row;
    updateRow(m_hoverRow);
}

void ThemedTable::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    updateRow(previous.row());
    updateRow(current.row());
}

void ThemedTable::focusInEvent(QFocusEvent* event)
{
    QTableView::focusInEvent(event);
    updateRow(currentIndex().row());
}

void ThemedTable::focusOutEvent(QFocusEvent* event)
{
    QTableView::focusOutEvent(event);
    updateRow(currentIndex().row());
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
    QColor line = colors.border;
    line.setAlphaF(0.65F);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), line);
    // Where the keyboard is: a bar before the row, for the row may be selected or not.
    const bool isCurrent = table && table->hasFocus() && table->currentIndex().row() == index.row();
    if (isCurrent && table->horizontalHeader()->visualIndex(index.column()) == firstVisibleColumn(*table))
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height() - 1), colors.accent);
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
