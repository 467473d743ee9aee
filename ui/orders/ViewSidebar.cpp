// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/ViewSidebar.h"

#include "ui/kit/Icons.h"
#include "ui/kit/Widgets.h"
#include "ui/orders/ViewDelegate.h"

#include <QKeyEvent>
#include <QListView>
#include <QMenu>
#include <QVBoxLayout>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

ViewSidebar::ViewSidebar(UiContext& context, QWidget* parent)
    : QWidget(parent)
    , m_model(*new ViewListModel(context, this))
    , m_context(context)
    , m_list(new QListView(this))
    , m_hint(new TextLabel({}, TextStyle::Caption, this))
{
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new ViewDelegate(context, this));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->installEventFilter(this);
    setFocusProxy(m_list);
    m_hint->setMuted(true);
    m_hint->setElided(false);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kGrid, kGrid + 4, kGrid, kGrid);
    layout->setSpacing(kGrid);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_hint);

    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { Q_EMIT chosen(index.row()); });
    connect(m_list, &QListView::activated, this, [this](const QModelIndex& index) { Q_EMIT chosen(index.row()); });
    connect(m_list, &QListView::customContextMenuRequested, this, &ViewSidebar::showMenu);
    const auto settle = [this] {
        setCurrent(m_current.first == ViewKind::Saved ? m_model.rowOf(m_current.second)
                                                      : m_model.rowOf(m_current.first));
        m_hint->setVisible(m_model.rowOf(ViewKind::Heading) < 0 && m_context.role() == Role::Merchant);
    };
    connect(&m_model, &ViewListModel::rowsInserted, this, settle);
    connect(&m_model, &ViewListModel::rowsRemoved, this, settle);
    retranslate();
    settle();
}

void ViewSidebar::retranslate()
{
    m_list->setAccessibleName(tr("Views"));
    m_hint->setFullText(tr("Filter the list and save it here, for everyone in the shop."));
}

void ViewSidebar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ViewSidebar::setCurrent(int row)
{
    if (row >= 0) {
        const ViewEntry& entry = m_model.entry(row);
        m_current = {entry.kind, entry.saved ? entry.saved->id : ViewId()};
        m_list->setCurrentIndex(m_model.index(row));
    } else {
        m_list->clearSelection();
    }
}

int ViewSidebar::current() const
{
    const QModelIndexList selected = m_list->selectionModel()->selectedIndexes();
    return selected.isEmpty() ? -1 : selected.front().row();
}

bool ViewSidebar::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const QModelIndex current = m_list->currentIndex();
        const bool isSaved = current.isValid() && m_model.entry(current.row()).kind == ViewKind::Saved;
        if (isSaved && key->key() == Qt::Key_Delete && m_context.role() == Role::Merchant) {
            Q_EMIT deleteRequested(current.row());
            return true;
        }
        if (isSaved && key->key() == Qt::Key_F2 && m_context.role() == Role::Merchant) {
            Q_EMIT renameRequested(current.row());
            return true;
        }
        if (current.isValid() && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Space)) {
            Q_EMIT chosen(current.row());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ViewSidebar::showMenu(const QPoint& position)
{
    const QModelIndex index = m_list->indexAt(position);
    if (!index.isValid() || m_model.entry(index.row()).kind != ViewKind::Saved || m_context.role() != Role::Merchant)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const int row = index.row();
    connect(menu->addAction(icon("edit"_L1), tr("Rename or share…")), &QAction::triggered, this,
            [this, row] { Q_EMIT renameRequested(row); });
    connect(menu->addAction(icon("check"_L1), tr("Change to what the list shows now")), &QAction::triggered, this,
            [this, row] { Q_EMIT updateRequested(row); });
    menu->addSeparator();
    connect(menu->addAction(icon("trash"_L1), tr("Delete")), &QAction::triggered, this,
            [this, row] { Q_EMIT deleteRequested(row); });
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

} // namespace ch::ui
