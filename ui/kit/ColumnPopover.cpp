// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/ColumnPopover.h"

#include "ui/kit/Widgets.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QListWidget>

namespace ch::ui {

namespace {

constexpr int kColumnRole = Qt::UserRole;
constexpr int kRow = 30;

} // namespace

ColumnPopover::ColumnPopover(const ColumnLayout& columns, QWidget* parent)
    : Popover(tr("Columns"), parent)
    , m_columns(columns)
    , m_list(new QListWidget(this))
{
    m_list->setAccessibleName(tr("Columns"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->setDefaultDropAction(Qt::MoveAction);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    auto* hint = new TextLabel(tr("Drag, or Alt+Up and Alt+Down, to put them in order"), TextStyle::Caption, this);
    hint->setMuted(true);
    QPushButton* reset = makeButton(tr("Back to standard"), ButtonKind::Quiet, this);
    body()->addWidget(m_list);
    body()->addWidget(hint);
    body()->addWidget(reset, 0, Qt::AlignLeft);
    setFocusProxy(m_list);
    fill();
    m_list->setFixedSize(264, std::min(int(m_columns.all().size()), 12) * kRow + 4);
    m_list->setCurrentRow(0);

    connect(m_list, &QListWidget::itemChanged, this, &ColumnPopover::take);
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &ColumnPopover::take);
    connect(reset, &QPushButton::clicked, this, [this] {
        m_columns = ColumnLayout(m_columns.columns(), m_columns.role());
        fill();
        Q_EMIT columnsChanged(m_columns);
    });
}

void ColumnPopover::fill()
{
    m_isFilling = true;
    const int current = m_list->currentRow();
    m_list->clear();
    for (const ColumnId column : m_columns.all()) {
        auto* item = new QListWidgetItem(m_columns.columns().title(column), m_list);
        item->setData(kColumnRole, column.place);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemIsDragEnabled);
        item->setCheckState(m_columns.isShown(column) ? Qt::Checked : Qt::Unchecked);
        item->setSizeHint({0, kRow});
    }
    m_list->setCurrentRow(current);
    m_isFilling = false;
}

void ColumnPopover::take()
{
    if (m_isFilling)
        return;
    const ColumnLayout before = m_columns;
    m_isFilling = true;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* item = m_list->item(row);
        const auto column = ColumnId(item->data(kColumnRole).toInt());
        m_columns.setShown(column, item->checkState() == Qt::Checked);
        // The last one that is shown stays.
        item->setCheckState(m_columns.isShown(column) ? Qt::Checked : Qt::Unchecked);
        m_columns.move(column, row);
    }
    m_isFilling = false;
    if (m_columns != before)
        Q_EMIT columnsChanged(m_columns);
}

void ColumnPopover::moveCurrent(int by)
{
    const int row = m_list->currentRow();
    if (row < 0 || row + by < 0 || row + by >= m_list->count())
        return;
    m_columns.move(ColumnId(m_list->item(row)->data(kColumnRole).toInt()), row + by);
    fill();
    m_list->setCurrentRow(row + by);
    Q_EMIT columnsChanged(m_columns);
}

bool ColumnPopover::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Escape || key->key() == Qt::Key_Return) {
            close();
            return true;
        }
        if (key->modifiers() == Qt::AltModifier && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            moveCurrent(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
    }
    return Popover::eventFilter(watched, event);
}

} // namespace ch::ui
