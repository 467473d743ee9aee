// SPDX-License-Identifier: Apache-2.0
#include "ui/orders/OrderListModel.h"

#include "core/base/Deliver.h"
#include "ui/kit/TextLabel.h"

#include <algorithm>

namespace ch::ui {

namespace {

using namespace std::chrono_literals;

/// One who drags the scroll bar looks at pages that are gone before they come.
constexpr size_t kMostWanted = 6;
constexpr size_t kMostAsking = 2;
/// While a sync brings page after page, the list is asked for anew no more often than this, and than twice as long as it took.
constexpr auto kRefreshPause = 250ms;

int commonStart(const std::vector<RowNumber>& a, const std::vector<RowNumber>& b)
{
    return int(std::ranges::mismatch(a, b).in1 - a.begin());
}

int commonEnd(const std::vector<RowNumber>& a, const std::vector<RowNumber>& b, int start)
{
    const size_t most = std::min(a.size(), b.size()) - size_t(start);
    size_t length = 0;
    while (length < most && a[a.size() - 1 - length] == b[b.size() - 1 - length])
        ++length;
    return int(length);
}

/// A set of row numbers without an allocation for each: a list of a million is looked through in one go.
class RowSet
{
public:
    explicit RowSet(const std::vector<RowNumber>& rows)
    {
        size_t size = 16;
        while (size < 2 * rows.size())
            size *= 2;
        m_slots.assign(size, kEmpty);
        for (const RowNumber row : rows)
            m_slots[slotOf(row)] = row;
    }
    bool contains(RowNumber row) const { return m_slots[slotOf(row)] == row; }

private:
    static constexpr RowNumber kEmpty = std::numeric_limits<RowNumber>::min();

    /// Where it is, or the free place where it would be.
    size_t slotOf(RowNumber row) const
    {
        size_t slot = size_t((quint64(row) * 0x9E3779B97F4A7C15ULL) >> 20) & (m_slots.size() - 1);
        while (m_slots[slot] != kEmpty && m_slots[slot] != row)
            slot = (slot + 1) & (m_slots.size() - 1);
        return slot;
    }

    std::vector<RowNumber> m_slots;
};

} // namespace

OrderListModel::OrderListModel(UiContext& context, QObject* parent)
    : QAbstractTableModel(parent)
    , m_context(context)
    , m_now(context.now())
{
    m_ask.setSingleShot(true);
    m_refresh.setSingleShot(true);
    connect(&m_ask, &QTimer::timeout, this, &OrderListModel::askWanted);
    connect(&m_refresh, &QTimer::timeout, this, &OrderListModel::refresh);
    connect(&context.workspace().orders(), &desk::OrderStore::changed, this, &OrderListModel::onChanged);
    connect(&context, &UiContext::formatsChanged, this, &OrderListModel::rewrite);
}

OrderListModel::~OrderListModel()
{
    m_stop.request_stop();
}

void OrderListModel::setQuery(const OrderQuery& query)
{
    m_query = query;
    m_isNewList = true;
    m_isRefreshing = false;
    m_now = m_context.now();
    setState(State::Loading);
    askRows();
}

void OrderListModel::followQuery(const OrderQuery& query)
{
    m_query = query;
    refresh();
}

void OrderListModel::refresh()
{
    // While a first sync runs, every answer is old when it comes; to stop it each time would be never to have one.
    if (m_isAsking && m_state != State::Failed)
        return m_refresh.start(kRefreshPause);
    m_isRefreshing = !m_isNewList;
    askRows();
}

void OrderListModel::askRows()
{
    m_refresh.stop();
    m_stop.request_stop();
    m_stop = {};
    ++m_generation;
    m_isAsking = true;
    m_early.reset();
    m_awaitsFirst = !m_isRefreshing;
    if (m_isRefreshing)
        return askAllRows();
    deliver(m_context.workspace().orders().firstRows(m_query, kPage), this,
            [this, generation = m_generation](const Result<std::vector<RowNumber>>& rows) {
                if (generation == m_generation)
                    onFirstRows(rows);
            });
}

void OrderListModel::askAllRows()
{
    m_asked.start();
    deliver(m_context.workspace().orders().allRows(m_query, m_stop.get_token()), this,
            [this, generation = m_generation](Result<std::vector<RowNumber>> rows) {
                if (generation == m_generation)
                    onAllRows(std::move(rows));
            });
}

void OrderListModel::onFirstRows(const Result<std::vector<RowNumber>>& answer)
{
    if (!answer)
        return fail(answer.error());
    const bool isAll = answer->size() < size_t(kPage);
    if (!isAll)
        askAllRows();
    std::vector<RowNumber> unknown;
    std::ranges::copy_if(*answer, std::back_inserter(unknown),
                         [this](RowNumber row) { return !m_items.contains(row); });
    if (unknown.empty())
        return showFirst(*answer, isAll);
    // A new list appears with its texts, not as bars that turn into texts a moment later.
    const QFuture<Result<std::vector<OrderListItem>>> items = m_context.workspace().orders().items(unknown);
    deliver(items, this,
            [this, generation = m_generation, seen = m_changes, rows = *answer, unknown,
             isAll](const Result<std::vector<OrderListItem>>& found) {
                if (generation != m_generation)
                    return;
                if (!found)
                    return fail(found.error());
                keep(seen, unknown, *found);
                showFirst(rows, isAll);
            });
}

void OrderListModel::showFirst(const std::vector<RowNumber>& rows, bool isAll)
{
    m_awaitsFirst = false;
    if (m_early)
        return onAllRows(*std::exchange(m_early, std::nullopt));
    m_isAsking = !isAll;
    land(rows, isAll ? State::Complete : State::Partial);
}

void OrderListModel::onAllRows(Result<std::vector<RowNumber>> answer)
{
    if (m_awaitsFirst) {
        m_early = std::move(answer);
        return;
    }
    if (!answer)
        return fail(answer.error());
    m_took = std::chrono::milliseconds(m_asked.elapsed());
    m_isAsking = false;
    m_isRefreshing = false;
    land(*std::move(answer), State::Complete);
}

void OrderListModel::land(std::vector<RowNumber> rows, State reached)
{
    const int start = commonStart(m_rows, rows);
    const int end = commonEnd(m_rows, rows, start);
    const int taken = int(m_rows.size()) - start - end;
    const int added = int(rows.size()) - start - end;
    ++m_layout;
    m_wanted.clear();
    m_asking.clear();
    if (taken > 0) {
        Q_EMIT aboutToReplace(start, start + taken - 1);
        beginRemoveRows({}, start, start + taken - 1);
        m_rows.erase(m_rows.begin() + start, m_rows.begin() + start + taken);
        endRemoveRows();
    }
    if (added > 0) {
        beginInsertRows({}, start, start + added - 1);
        m_rows = std::move(rows);
        endInsertRows();
    }
    // Whoever hears of the rows may ask whether these are all.
    m_state = reached;
    Q_EMIT landed(std::exchange(m_isNewList, false));
    setState(reached);
}

void OrderListModel::fail(const Error& error)
{
    m_error = error;
    m_isAsking = false;
    m_isRefreshing = false;
    m_awaitsFirst = false;
    m_early.reset();
    setState(State::Failed);
}

void OrderListModel::setState(State state)
{
    if (state != State::Failed)
        m_error.reset();
    m_state = state;
    Q_EMIT stateChanged();
}

void OrderListModel::onChanged(const desk::OrderChanges& changes)
{
    ++m_changes;
    const std::unordered_set<OrderId> ids(changes.ids.begin(), changes.ids.end());
    const QList<RowNumber> known = m_items.keys();
    for (const RowNumber row : known) {
        Entry* entry = m_items.object(row);
        entry->isStale = entry->isStale || changes.isMany || (entry->item && ids.contains(entry->item->id));
    }
    // What is on screen is painted again, and so asked for again; the rest is when it is looked at.
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    if ((changes.affectsLists || changes.isMany) && !m_refresh.isActive())
        m_refresh.start(std::max<std::chrono::milliseconds>(kRefreshPause, 2 * m_took));
}

const OrderListItem* OrderListModel::itemAt(int row) const
{
    if (row < 0 || row >= int(m_rows.size()))
        return nullptr;
    const Entry* entry = m_items.object(m_rows[size_t(row)]);
    if (!entry || entry->isStale)
        want(row / kPage);
    return entry && entry->item ? &*entry->item : nullptr;
}

const OrderListItem* OrderListModel::knownItem(RowNumber row) const
{
    const Entry* entry = m_items.object(row);
    return entry && entry->item ? &*entry->item : nullptr;
}

int OrderListModel::knownPositionOf(OrderId id) const
{
    for (const RowNumber row : m_items.keys()) {
        const OrderListItem* item = knownItem(row);
        if (!item || item->id != id)
            continue;
        const std::vector<int> position = positionsOf({row});
        return position.empty() ? -1 : position.front();
    }
    return -1;
}

std::vector<int> OrderListModel::positionsOf(const std::vector<RowNumber>& rows) const
{
    std::vector<int> positions;
    if (rows.empty())
        return positions;
    const RowSet set(rows);
    for (size_t position = 0; position < m_rows.size(); ++position) {
        if (set.contains(m_rows[position]))
            positions.push_back(int(position));
    }
    return positions;
}

void OrderListModel::want(int page) const
{
    if (m_asking.contains(page) || m_state == State::Failed)
        return;
    const auto known = std::ranges::find(m_wanted, page);
    if (known != m_wanted.end())
        m_wanted.erase(known);
    m_wanted.push_back(page);
    if (m_wanted.size() > kMostWanted)
        m_wanted.pop_front();
    if (!m_ask.isActive())
        m_ask.start(0);
}

void OrderListModel::askWanted()
{
    while (!m_wanted.empty() && m_asking.size() < kMostAsking) {
        const int page = m_wanted.back();
        m_wanted.pop_back();
        askItems(page);
    }
}

void OrderListModel::askItems(int page)
{
    const size_t first = size_t(page) * kPage;
    if (first >= m_rows.size())
        return;
    std::vector<RowNumber> asked;
    for (size_t row = first; row < std::min(m_rows.size(), first + kPage); ++row) {
        const Entry* entry = m_items.object(m_rows[row]);
        if (!entry || entry->isStale)
            asked.push_back(m_rows[row]);
    }
    if (asked.empty())
        return;
    m_asking.insert(page);
    const QFuture<Result<std::vector<OrderListItem>>> answer = m_context.workspace().orders().items(asked);
    deliver(answer, this,
            [this, page, layout = m_layout, seen = m_changes,
             asked = std::move(asked)](const Result<std::vector<OrderListItem>>& items) {
                onItems(layout == m_layout ? page : -1, seen, asked, items);
            });
}

void OrderListModel::onItems(int page, quint64 seen, const std::vector<RowNumber>& asked,
                             const Result<std::vector<OrderListItem>>& answer)
{
    m_asking.erase(page);
    if (!answer)
        return fail(answer.error());
    keep(seen, asked, *answer);
    const int first = page < 0 ? 0 : page * kPage;
    const int last = page < 0 ? rowCount() - 1 : std::min(rowCount(), first + kPage) - 1;
    if (first <= last)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    askWanted();
}

void OrderListModel::keep(quint64 seen, const std::vector<RowNumber>& asked, const std::vector<OrderListItem>& items)
{
    for (const RowNumber row : asked)
        m_items.insert(row, new Entry{{}, seen != m_changes});
    for (const OrderListItem& item : items)
        m_items.insert(item.row, new Entry{item, seen != m_changes});
}

void OrderListModel::rewrite()
{
    m_now = m_context.now();
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int OrderListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int OrderListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : orderColumns().count();
}

QVariant OrderListModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const auto column = Column(index.column());
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (specOf(column).isRightAligned ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    const OrderListItem* item = itemAt(index.row());
    if (!item)
        return role == Qt::AccessibleTextRole ? QVariant(tr("Loading")) : QVariant();
    if (role == Qt::ToolTipRole)
        return plainTip(writer().tip(*item, column));
    return role == Qt::DisplayRole ? writer().text(*item, column) : writer().spoken(*item, column);
}

QVariant OrderListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const auto column = Column(section);
    if (role == Qt::DisplayRole)
        return titleOf(column);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (specOf(column).isRightAligned ? Qt::AlignRight : Qt::AlignLeft));
    return {};
}

} // namespace ch::ui
