// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/ViewListModel.h"

#include "core/base/Deliver.h"
#include "ui/orders/FilterParameters.h"

namespace ch::ui {

using namespace std::chrono_literals;

namespace {

/// While a sync brings page after page.
constexpr auto kRecountPause = 500ms;

ViewEntry builtIn(ViewKind kind)
{
    ViewEntry entry{.kind = kind};
    OrderQuery& query = entry.filter.fixed;
    switch (kind) {
    case ViewKind::Late:
    case ViewKind::DueToday:
        entry.filter.due = kind == ViewKind::Late ? DueFilter::Overdue : DueFilter::DueToday;
        query.sort = OrderSort::ShipBy;
        query.isDescending = false;
        break;
    case ViewKind::ToShip:
        // What is paid and not out; held ones cannot go.
        query.statuses = {OrderStatus::Paid};
        query.onHold = false;
        query.sort = OrderSort::ShipBy;
        query.isDescending = false;
        break;
    case ViewKind::OnHold:
        query.onHold = true;
        break;
    case ViewKind::Outbox:
        query.isInOutbox = true;
        break;
    case ViewKind::All:
    case ViewKind::Heading:
    case ViewKind::Saved:
        break;
    }
    return entry;
}

} // namespace

ViewListModel::ViewListModel(UiContext& context, QObject* parent) : QAbstractListModel(parent), m_context(context)
{
    for (const ViewKind kind :
         {ViewKind::Late, ViewKind::DueToday, ViewKind::ToShip, ViewKind::OnHold, ViewKind::Outbox, ViewKind::All})
        m_entries.push_back(builtIn(kind));
    m_recount.setSingleShot(true);
    m_recount.setInterval(kRecountPause);
    connect(&m_recount, &QTimer::timeout, this, &ViewListModel::countNext);
    connect(&context.workspace().orders(), &desk::OrderStore::changed, this, &ViewListModel::recount);
    connect(&context.workspace().activity(), &desk::ActivityStore::changed, this, &ViewListModel::recount);
    connect(&context.workspace().views(), &desk::ViewStore::changed, this, &ViewListModel::reload);
    connect(&context, &UiContext::formatsChanged, this, [this] {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        recount();
    });
    reload();
}

ViewListModel::~ViewListModel()
{
    m_stop.request_stop();
}

int ViewListModel::rowOf(ViewKind kind) const
{
    const auto found = std::ranges::find(m_entries, kind, &ViewEntry::kind);
    return found == m_entries.end() ? -1 : int(found - m_entries.begin());
}

int ViewListModel::rowOf(ViewId id) const
{
    const auto found =
        std::ranges::find_if(m_entries, [id](const ViewEntry& entry) { return entry.saved && entry.saved->id == id; });
    return found == m_entries.end() ? -1 : int(found - m_entries.begin());
}

void ViewListModel::reload()
{
    deliver(m_context.workspace().views().views(), this,
            [this](const Result<std::vector<SavedView>>& views) { onViews(views); });
    m_recount.stop();
    countNext();
}

void ViewListModel::onViews(const Result<std::vector<SavedView>>& views)
{
    if (!views) {
        Q_EMIT failed(views.error());
        return;
    }
    std::vector<ViewEntry> saved;
    if (!views->empty())
        saved.push_back({.kind = ViewKind::Heading});
    for (const SavedView& view : *views) {
        ReadView read = readView(view, m_context.formats().zone(), m_context.now());
        ViewEntry entry{.kind = ViewKind::Saved,
                        .filter = std::move(read.filter),
                        .columns = std::move(read.columns),
                        .unknown = std::move(read.unknown),
                        .saved = view};
        if (const int before = rowOf(view.id); before >= 0 && m_entries[size_t(before)].filter == entry.filter)
            entry.count = m_entries[size_t(before)].count;
        saved.push_back(std::move(entry));
    }
    const int first = rowOf(ViewKind::All) + 1;
    if (first < rowCount()) {
        beginRemoveRows({}, first, rowCount() - 1);
        m_entries.resize(size_t(first));
        endRemoveRows();
    }
    if (!saved.empty()) {
        beginInsertRows({}, first, first + int(saved.size()) - 1);
        m_entries.insert(m_entries.end(), saved.begin(), saved.end());
        endInsertRows();
    }
    ++m_generation;
    m_next = -1;
    countNext();
}

void ViewListModel::recount()
{
    if (m_next >= 0)
        m_isAgain = true;
    else if (!m_recount.isActive())
        m_recount.start();
}

void ViewListModel::countNext()
{
    ++m_next;
    while (m_next < rowCount() && m_entries[size_t(m_next)].kind == ViewKind::Heading)
        ++m_next;
    if (m_next >= rowCount()) {
        m_next = -1;
        if (std::exchange(m_isAgain, false))
            recount();
        return;
    }
    const OrderQuery query = queryOf(m_entries[size_t(m_next)].filter, m_context.now(), m_context.formats());
    deliver(m_context.workspace().orders().count(query, m_stop.get_token()), this,
            [this, generation = m_generation, row = m_next](const Result<qint64>& count) {
                if (generation == m_generation)
                    onCount(row, count);
            });
}

void ViewListModel::onCount(int row, const Result<qint64>& count)
{
    if (!count) {
        // One that fails leaves the number that was true before; the next change asks again.
        m_next = -1;
        m_isAgain = false;
        Q_EMIT failed(count.error());
        return;
    }
    ViewEntry& entry = m_entries[size_t(row)];
    if (entry.count != *count) {
        entry.count = *count;
        Q_EMIT dataChanged(index(row), index(row));
        Q_EMIT counted(entry.kind, *count);
    }
    countNext();
}

int ViewListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

QVariant ViewListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const ViewEntry& entry = m_entries[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return nameOf(entry);
    case Qt::AccessibleTextRole:
        return entry.count
                   ? tr("%1: %2", "a view, how many orders").arg(nameOf(entry), m_context.formats().count(*entry.count))
                   : nameOf(entry);
    case Qt::ToolTipRole:
        return tipOf(entry);
    case CountRole:
        return entry.count ? QVariant(*entry.count) : QVariant();
    case KindRole:
        return int(entry.kind);
    default:
        return {};
    }
}

Qt::ItemFlags ViewListModel::flags(const QModelIndex& index) const
{
    if (!index.isValid() || entry(index.row()).kind == ViewKind::Heading)
        return Qt::NoItemFlags;
    return QAbstractListModel::flags(index) | Qt::ItemNeverHasChildren;
}

QString ViewListModel::nameOf(const ViewEntry& entry) const
{
    switch (entry.kind) {
    case ViewKind::Late:
        return tr("Late");
    case ViewKind::DueToday:
        return tr("Due today");
    case ViewKind::ToShip:
        return tr("To ship");
    case ViewKind::OnHold:
        return tr("On hold");
    case ViewKind::Outbox:
        return tr("Waiting to be sent");
    case ViewKind::All:
        return tr("All orders");
    case ViewKind::Heading:
        return tr("Saved views");
    case ViewKind::Saved:
        return entry.saved->name;
    }
    Q_UNREACHABLE();
}

QString ViewListModel::tipOf(const ViewEntry& entry) const
{
    switch (entry.kind) {
    case ViewKind::Late:
        return tr("Paid, something left to ship, and the day for it has passed");
    case ViewKind::DueToday:
        return tr("To be shipped by the end of today, late ones included");
    case ViewKind::ToShip:
        return tr("Paid, not on hold, not all shipped");
    case ViewKind::Outbox:
        return tr("Something that was done here waits to be sent, or was refused");
    case ViewKind::Saved:
        // Somebody's words, never HTML.
        return entry.saved->name.toHtmlEscaped();
    default:
        return {};
    }
}

} // namespace ch::ui
