// SPDX-License-Identifier: Apache-2.0
#include "ui/inventory/ProductListView.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

namespace ch::ui {

ProductListView::ProductListView(ProductListModel& model, UiContext& context, QWidget* parent)
    : ThemedTable(tr("Products"), parent)
    , m_model(model)
    , m_header(new ColumnHeader(productColumns(), context.role(), this))
{
    setHorizontalHeader(m_header);
    setModel(&model);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setItemDelegate(new ProductListDelegate(model, this));
    verticalScrollBar()->setSingleStep(kRowHeight);
    connect(this, &ThemedTable::rowActivated, this, [this](const QModelIndex& index) { Q_EMIT opened(index.row()); });
    // Before rows are taken out: then the table would already have gone to another.
    connect(&model, &ProductListModel::aboutToReplace, this, &ProductListView::keepPlace);
    connect(&model, &ProductListModel::rowsAboutToBeInserted, this, &ProductListView::keepPlace);
    connect(&model, &ProductListModel::landed, this, &ProductListView::restorePlace);
    connect(&model, &ProductListModel::stateChanged, viewport(), qOverload<>(&QWidget::update));
}

void ProductListView::select(int row)
{
    if (row < 0 || row >= m_model.rowCount()) {
        setCurrentIndex({});
        clearSelection();
        return;
    }
    const int column = currentIndex().isValid() ? currentIndex().column() : 0;
    setCurrentIndex(m_model.index(row, column));
    scrollTo(currentIndex());
}

void ProductListView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    ThemedTable::currentChanged(current, previous);
    // While rows come and go the model moves what is current; where it ends is known when the list has landed.
    if (!m_isChanging && current.row() != previous.row())
        Q_EMIT moved(current.row());
}

void ProductListView::keepPlace()
{
    if (m_isChanging)
        return;
    m_isChanging = true;
    m_current.reset();
    m_top.reset();
    if (currentRow() >= 0)
        m_current = m_model.rows()[size_t(currentRow())];
    // One who looks at the start of a list sees what is new there; one who has scrolled stays where they are.
    if (rowAt(0) > 0)
        m_top = m_model.rows()[size_t(rowAt(0))];
}

void ProductListView::restorePlace(bool isNewList)
{
    const bool hasChanged = std::exchange(m_isChanging, false);
    if (isNewList)
        verticalScrollBar()->setValue(0);
    else if (m_top) {
        if (const int row = m_model.positionOf(*m_top); row >= 0)
            verticalScrollBar()->setValue(row * kRowHeight);
    }
    if (!hasChanged)
        return;
    const int row = m_current ? m_model.positionOf(*m_current) : -1;
    const int column = std::max(0, currentIndex().column());
    // Where it is now is the same product as before: nobody has moved.
    m_isChanging = row >= 0;
    setCurrentIndex(row >= 0 ? m_model.index(row, column) : QModelIndex());
    m_isChanging = false;
    if (row < 0)
        clearSelection();
}

void ProductListView::paintEvent(QPaintEvent* event)
{
    ThemedTable::paintEvent(event);
    if (m_model.state() != ProductListModel::State::Loading || m_model.rowCount() > 0)
        return;
    QPainter painter(viewport());
    const Colors& colors = colorsOf(palette());
    for (int row = 0; row <= viewport()->height() / kRowHeight; ++row) {
        for (const ColumnId column : m_header->placed()) {
            const QRect cell(columnViewportPosition(column.place), row * kRowHeight, columnWidth(column.place),
                             kRowHeight);
            ProductListDelegate::paintPlaceholder(painter, cell, column.as<ProductColumn>(), row, colors);
        }
    }
}

void ProductListView::resizeEvent(QResizeEvent* event)
{
    ThemedTable::resizeEvent(event);
    m_header->fit(viewport()->width());
}

void ProductListView::keyPressEvent(QKeyEvent* event)
{
    const bool isPlain = (event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier)) == Qt::NoModifier;
    const bool isMore = event->key() == Qt::Key_Plus;
    if (isPlain && currentRow() >= 0 && (isMore || event->key() == Qt::Key_Minus)) {
        Q_EMIT stepRequested(currentRow(), isMore);
        return;
    }
    ThemedTable::keyPressEvent(event);
}

void ProductListView::contextMenuEvent(QContextMenuEvent* event)
{
    if (event->reason() != QContextMenuEvent::Keyboard) {
        const QModelIndex index = indexAt(event->pos());
        if (index.isValid())
            Q_EMIT menuRequested(index.row(), event->globalPos());
        return;
    }
    if (currentRow() < 0)
        return;
    scrollTo(currentIndex());
    Q_EMIT menuRequested(currentRow(), viewport()->mapToGlobal(visualRect(currentIndex()).center()));
}

void ProductListView::changeEvent(QEvent* event)
{
    ThemedTable::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Products"));
}

} // namespace ch::ui
