// SPDX-License-Identifier: Apache-2.0
#include "ui/activity/ActivityList.h"

#include "ui/activity/ActivityDelegate.h"
#include "ui/kit/UiContext.h"
#include "ui/kit/Widgets.h"

#include <QListView>

namespace ch::ui {

using namespace Qt::Literals::StringLiterals;

ActivityList::ActivityList(ActivitySection section, UiContext& context, QWidget* parent)
    : QStackedWidget(parent)
    , m_section(section)
    , m_model(new ActivityModel(section, context, this))
    , m_view(new QListView(this))
    , m_empty(new EmptyState(this))
{
    m_view->setModel(m_model);
    m_view->setItemDelegate(new ActivityDelegate(m_view));
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setUniformItemSizes(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setMouseTracking(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    addWidget(m_view);
    addWidget(m_empty);
    connectView();
    retranslate();
}

void ActivityList::connectView()
{
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ActivityList::selectionChanged);
    connect(m_view, &QListView::activated, this, &ActivityList::activated);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ActivityList::selectionChanged);
    connect(m_model, &QAbstractItemModel::modelReset, this, &ActivityList::selectionChanged);
}

std::vector<ActivityItem> ActivityList::selected() const
{
    QModelIndexList rows = m_view->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    std::vector<ActivityItem> items;
    for (const QModelIndex& row : rows)
        items.push_back(m_model->item(row.row()));
    return items;
}

void ActivityList::select(const QString& key)
{
    if (const int row = m_model->rowOf(key); row >= 0)
        m_view->setCurrentIndex(m_model->index(row));
}

void ActivityList::setItems(std::vector<ActivityItem> items)
{
    m_model->setItems(std::move(items));
    showRowsOrWhy();
}

void ActivityList::setSearch(const QString& text)
{
    m_isSearched = !text.trimmed().isEmpty();
    m_model->setSearch(text);
    showRowsOrWhy();
}

void ActivityList::showRowsOrWhy()
{
    const bool isEmpty = m_model->rowCount({}) == 0;
    if (isEmpty)
        retranslate();
    else if (!m_view->currentIndex().isValid() || !m_view->selectionModel()->hasSelection())
        m_view->setCurrentIndex(m_model->index(std::max(0, m_view->currentIndex().row())));
    setCurrentWidget(isEmpty ? static_cast<QWidget*>(m_empty) : m_view);
}

void ActivityList::retranslate()
{
    if (m_isSearched && m_model->total() > 0) {
        m_empty->set("search"_L1, tr("Nothing matches"), tr("Fewer or other words may find it."));
        return;
    }
    switch (m_section) {
    case ActivitySection::NeedsAttention:
        m_view->setAccessibleName(tr("Refused changes"));
        m_empty->set("check"_L1, tr("Nothing needs you"),
                     tr("Changes that the service refuses are kept here, with the reason and what can be done."));
        break;
    case ActivitySection::Waiting:
        m_view->setAccessibleName(tr("Waiting changes"));
        m_empty->set("check"_L1, tr("Nothing waits"), tr("Everything that was done here has reached the service."));
        break;
    case ActivitySection::SetAside:
        m_view->setAccessibleName(tr("Records set aside"));
        m_empty->set("check"_L1, tr("Nothing was set aside"),
                     tr("A record from the service that cannot be read is kept here, and everything else goes on."));
        break;
    case ActivitySection::Done:
        m_view->setAccessibleName(tr("Changes made on this device"));
        m_empty->set("clock"_L1, tr("Nothing yet"), tr("What is done on this device is listed here for 30 days."));
        break;
    }
}

} // namespace ch::ui
