// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrderListView.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

namespace ch::ui {

OrderListView::OrderListView(OrderListModel& model, UiContext& context, QWidget* parent)
    : ThemedTable(tr("Orders"), parent)
    , m_model(model)
    , m_header(new ColumnHeader(orderColumns(), context.role(), this))
    , m_delegate(new OrderListDelegate(model, this))
{
    setHorizontalHeader(m_header);
    setModel(&model);
    m_selection = new OrderListSelection(model, context, this);
    setSelectionModel(m_selection);
    setItemDelegate(m_delegate);
    verticalScrollBar()->setSingleStep(kRowHeight);

    connect(this, &ThemedTable::rowActivated, this, &OrderListView::open);
    connect(&model, &OrderListModel::rowsAboutToBeInserted, this, &OrderListView::keepPlace);
    connect(&model, &OrderListModel::rowsAboutToBeRemoved, this, &OrderListView::keepPlace);
    connect(&model, &OrderListModel::landed, this, &OrderListView::restorePlace);
    connect(&model, &OrderListModel::dataChanged, this, &OrderListView::updateOpenRow);
    connect(&model, &OrderListModel::stateChanged, viewport(), qOverload<>(&QWidget::update));
}

void OrderListView::setOpenOrder(OrderId order)
{
    m_openOrder = order;
    updateOpenRow();
}

void OrderListView::updateOpenRow()
{
    // Only what is in sight can show it.
    int open = -1;
    const int first = std::max(0, rowAt(0));
    const int last = std::min(m_model.rowCount(), first + viewport()->height() / kRowHeight + 2);
    for (int row = first; row < last && !m_openOrder.isNull(); ++row) {
        const OrderListItem* item = m_model.knownItem(m_model.rows()[size_t(row)]);
        if (item && item->id == m_openOrder)
            open = row;
    }
    m_delegate->setOpenRow(open);
    viewport()->update();
}

void OrderListView::scrollToCurrent()
{
    if (m_selection->currentIndex().isValid())
        scrollTo(m_selection->currentIndex());
}

void OrderListView::keepPlace()
{
    const int top = rowAt(0);
    if (m_topRow || top < 0 || verticalScrollBar()->value() == 0)
        return;
    m_topRow = m_model.rows()[size_t(top)];
    m_topOffset = rowViewportPosition(top);
}

void OrderListView::restorePlace(bool isNewList)
{
    const std::optional<RowNumber> top = std::exchange(m_topRow, std::nullopt);
    // One who looks at the start of a list sees what is new there; one who has scrolled stays where they are.
    if (isNewList)
        verticalScrollBar()->setValue(0);
    else if (top) {
        const std::vector<int> position = m_model.positionsOf({*top});
        if (!position.empty())
            verticalScrollBar()->setValue(position.front() * kRowHeight - m_topOffset);
    }
    updateOpenRow();
}

void OrderListView::paintEvent(QPaintEvent* event)
{
    ThemedTable::paintEvent(event);
    if (m_model.state() == OrderListModel::State::Loading && m_model.rowCount() == 0) {
        QPainter painter(viewport());
        paintPlaceholders(painter);
    }
}

void OrderListView::paintPlaceholders(QPainter& painter) const
{
    const Colors& colors = colorsOf(palette());
    const int rows = viewport()->height() / kRowHeight + 1;
    for (int row = 0; row < rows; ++row) {
        for (const ColumnId column : m_header->placed()) {
            const QRect cell(columnViewportPosition(column.place), row * kRowHeight, columnWidth(column.place),
                             kRowHeight);
            OrderListDelegate::paintPlaceholder(painter, cell, column.as<Column>(), row, colors);
        }
    }
}

void OrderListView::resizeEvent(QResizeEvent* event)
{
    ThemedTable::resizeEvent(event);
    m_header->fit(viewport()->width());
}

void OrderListView::keyPressEvent(QKeyEvent* event)
{
    // Esc leaves a selection of many; whoever is around the list has it otherwise.
    if (event->key() == Qt::Key_Escape && m_selection->count() > 1) {
        m_selection->selectOnly(m_selection->currentIndex().row());
        return;
    }
    const QPersistentModelIndex before = m_selection->currentIndex();
    const bool extends = event->modifiers().testFlag(Qt::ShiftModifier);
    if (extends && !m_selection->anchor().isValid())
        m_selection->setAnchor(before);
    ThemedTable::keyPressEvent(event);
    if (!extends && m_selection->currentIndex() != before)
        m_selection->setAnchor(m_selection->currentIndex());
}

void OrderListView::mousePressEvent(QMouseEvent* event)
{
    const bool extends = event->modifiers().testFlag(Qt::ShiftModifier);
    if (extends && !m_selection->anchor().isValid())
        m_selection->setAnchor(m_selection->currentIndex());
    ThemedTable::mousePressEvent(event);
    if (!extends)
        m_selection->setAnchor(indexAt(event->position().toPoint()));
}

QModelIndex OrderListView::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    // Whole rows are what one moves through: the ends of the list, not of the row.
    if ((action != MoveHome && action != MoveEnd) || m_model.rowCount() == 0)
        return ThemedTable::moveCursor(action, modifiers);
    const int row = action == MoveHome ? 0 : m_model.rowCount() - 1;
    return m_model.index(row, std::max(0, m_selection->currentIndex().column()));
}

void OrderListView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command)
{
    // The view itself extends from where it last saw a key or a press: it knows nothing of rows that were chosen otherwise, and
    // begins anew when a sync has moved that row. While the mouse is drawn over rows, the current one follows later.
    const QModelIndex anchor = m_selection->anchor();
    const QModelIndex current = m_selection->currentIndex();
    const bool extends = command.testFlag(QItemSelectionModel::Current) && state() != DragSelectingState;
    if (!extends || !anchor.isValid() || !current.isValid())
        return ThemedTable::setSelection(rect, command);
    const int first = std::min(anchor.row(), current.row());
    const int last = std::max(anchor.row(), current.row());
    m_selection->select(QItemSelection(m_model.index(first, 0), m_model.index(last, m_model.columnCount() - 1)),
                        command);
}

void OrderListView::open(const QModelIndex& index)
{
    if (const OrderListItem* item = m_model.itemAt(index.row()))
        Q_EMIT opened(item->id);
}

void OrderListView::contextMenuEvent(QContextMenuEvent* event)
{
    if (event->reason() != QContextMenuEvent::Keyboard) {
        Q_EMIT menuRequested(indexAt(event->pos()), event->globalPos());
        return;
    }
    const QModelIndex current = m_selection->currentIndex();
    if (!current.isValid())
        return;
    scrollTo(current);
    Q_EMIT menuRequested(current, viewport()->mapToGlobal(visualRect(current).center()));
}

void OrderListView::changeEvent(QEvent* event)
{
    ThemedTable::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Orders"));
}

QItemSelectionModel::SelectionFlags OrderListView::selectionCommand(const QModelIndex& index, const QEvent* event) const
{
    // A menu on a row that is one of many selected keeps them.
    const auto* mouse =
        event && event->type() == QEvent::MouseButtonPress ? static_cast<const QMouseEvent*>(event) : nullptr;
    if (mouse && mouse->button() == Qt::RightButton && index.isValid() && m_selection->isSelected(index))
        return QItemSelectionModel::NoUpdate;
    return ThemedTable::selectionCommand(index, event);
}

} // namespace ch::ui
